"""A vector is made once; what comes back does not depend on what was kept; a budget is kept to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cungcau.engines.meaning import MemoryShelf, remembered
from cungcau.engines.meaning.model import Vectors, clean, unit
from cungcau.engines.meaning.shelf import BATCH


@dataclass
class Letters:
    """A model that counts letters and remembers what it was asked; every batch takes a second of `clock`."""

    name: str = "letters-1"
    dimensions: int = 26
    asked: list[str] = field(default_factory=list)
    now: float = 0.0

    def clock(self) -> float:
        return self.now

    def questions(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        self.now += 1.0
        return unit(np.array([[text.count(letter) + 0.1 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]))

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self.questions(texts)


def many(count: int) -> list[str]:
    return [f"text number {'abcdefghij'[at % 10]} {at}" for at in range(count)]


def test_the_model_is_asked_only_for_what_is_not_kept():
    model, shelf = Letters(), MemoryShelf()
    first, _ = remembered(model, shelf).passages(["pump", "kiln", "pump"])
    second, there = remembered(model, shelf).passages(["kiln", "loom", "pump"])
    assert model.asked == ["pump", "kiln", "loom"]
    assert there.all() and (second[[2, 0]] == first[[0, 1]]).all()


def test_a_vector_just_made_is_the_one_that_will_be_kept():
    model, shelf = Letters(), MemoryShelf()
    fresh, _ = remembered(model, shelf).passages(["a kiln for bricks"])
    kept, _ = remembered(model, shelf).passages(["a kiln for bricks"])
    assert fresh.tobytes() == kept.tobytes()
    assert fresh.dtype == np.float32 and abs(float(np.linalg.norm(fresh)) - 1) < 1e-6


def test_a_text_is_kept_apart_as_question_and_as_passage_and_for_each_model():
    shelf = MemoryShelf()
    remembered(Letters(), shelf).passages(["kiln"])
    remembered(Letters(), shelf).questions(["kiln"])
    remembered(Letters("letters-2"), shelf).passages(["kiln"])
    assert len(shelf.kept) == 3


def test_no_more_are_made_once_the_pace_tells_that_the_rest_does_not_fit():
    model = Letters()
    _, there = remembered(model, MemoryShelf(), seconds=3, clock=model.clock).passages(many(100 * BATCH))
    assert there.sum() == BATCH and there[:BATCH].all()


def test_what_fits_into_the_budget_is_made_whole():
    model = Letters()
    _, there = remembered(model, MemoryShelf(), seconds=4, clock=model.clock).passages(many(3 * BATCH))
    assert there.all()


def test_a_budget_is_spent_once():
    model = Letters()
    held = remembered(model, MemoryShelf(), seconds=1.5, clock=model.clock)
    held.passages(many(BATCH))
    held.passages(["one more"])
    assert not held.questions(["and one"])[1].any()


def test_without_any_time_only_what_is_kept_comes_back():
    model, shelf = Letters(), MemoryShelf()
    remembered(model, shelf).passages(["kiln"])
    rows, there = remembered(model, shelf, seconds=0).passages(["kiln", "loom"])
    assert there.tolist() == [True, False] and not rows[1].any()


def test_a_budget_of_each_call_is_there_again_for_the_next():
    model = Letters()
    held = remembered(model, MemoryShelf(), seconds=1.5, clock=model.clock, each_call=True)
    assert all(held.questions([text])[1].all() for text in many(5))


def test_bytes_of_another_size_are_not_taken_for_a_vector():
    model, shelf = Letters(), MemoryShelf()
    remembered(model, shelf).passages(["kiln"])
    shelf.kept = {key: kept[:-2] for key, kept in shelf.kept.items()}
    rows, _ = remembered(model, shelf).passages(["kiln"])
    assert model.asked == ["kiln", "kiln"] and rows.any()


def test_no_text_asks_nothing():
    model = Letters()
    rows, there = remembered(model, MemoryShelf()).passages([])
    assert rows.shape == (0, 26) and not len(there) and not model.asked


def test_a_model_is_given_neither_nul_nor_half_a_character():
    assert clean("a\0b\ud800") == "a b?"


def test_a_call_that_the_known_pace_says_is_too_long_makes_nothing():
    model = Letters()
    held = remembered(model, MemoryShelf(), seconds=1.5, clock=model.clock, each_call=True)
    held.passages(many(BATCH))
    assert not held.passages([f"other {text}" for text in many(4 * BATCH)])[1].any()
    assert held.passages(["a last one"])[1].all()
