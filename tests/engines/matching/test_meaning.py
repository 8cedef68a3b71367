"""Vectors of a sentence model take part in the subject: whole or not at all, told as a reason, and missable."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from cungcau.engines.matching import Collection, Need, Offer, Params, Problem, solve
from cungcau.engines.matching.candidates import Candidates
from cungcau.engines.matching.evidence import queries_of
from cungcau.engines.matching.knowledge import NOTHING
from cungcau.engines.meaning import Meaning, MemoryShelf, remembered
from cungcau.engines.meaning.model import unit

SUBJECTS = {"sấy": 0, "dry": 0, "mưa": 0, "ledger": 1, "kế toán": 1, "crane": 2, "nước": 3, "pump": 3}


class Subjects:
    """A model that knows four subjects by a few words, in either language."""

    name, dimensions = "subjects-1", 5

    def questions(self, texts: Sequence[str]) -> np.ndarray:
        return unit(np.array([self._row(text.lower()) for text in texts]))

    passages = questions

    def _row(self, text: str) -> list[float]:
        row = [0.0] * 4 + [0.3]
        for word, at in SUBJECTS.items():
            row[at] += word in text
        return row


NEED = Need("N", "Cà phê phơi mãi không khô vì mưa")
DRYER = Offer("dry", "Heat equipment", text="Dehumidified air will dry beans")
LEDGER = Offer("ledger", "Ledger software")
CRANE = Offer("crane", "Tower crane")
WATER = Offer("water", "Bơm nước")
OFFERS = [DRYER, LEDGER, CRANE, WATER]


def meaning(seconds=None, shelf=None):
    return Meaning(remembered(Subjects(), shelf or MemoryShelf(), seconds))


def collection(offers=OFFERS, **kept):
    return Collection.build(offers, knowledge=NOTHING, **kept)


def asked(prepared, need=NEED, **params):
    return solve(Problem((need,), prepared.offers, statistics=prepared), Params(floor=0, **params))


def test_an_offer_without_a_word_in_common_is_found_by_what_it_means():
    with_it, without = asked(collection(meaning=meaning())), asked(collection())
    assert with_it.matches[0].offer == "dry" and with_it.matches[0].score > 20
    assert with_it.by_meaning and not without.by_meaning
    assert all(match.score == 0 for match in without.matches)


def test_the_reason_says_that_the_meaning_decided():
    best = asked(collection(meaning=meaning())).matches[0]
    assert [line.code for line in best.parts[0].lines] == ["meaning"]


def test_where_words_decide_the_meaning_is_no_reason():
    need = Need("N", "Heat equipment with dehumidified air for coffee beans")
    codes = [line.code for line in asked(collection(meaning=meaning()), need).matches[0].parts[0].lines]
    assert codes == ["shared_terms"]


def test_half_a_collection_is_not_compared():
    shelf = MemoryShelf()
    meaning(shelf=shelf).space([DRYER.title])
    prepared = collection(meaning=meaning(seconds=0, shelf=shelf))
    assert prepared.near is None and prepared.meaning.unread == 4
    assert not asked(prepared).by_meaning


def test_vectors_that_come_later_are_read_later():
    shelf = MemoryShelf()
    prepared = collection(meaning=meaning(seconds=0, shelf=shelf))
    collection(meaning=meaning(shelf=shelf))
    assert prepared.read().near is not None and prepared.near is None


def test_a_changed_collection_is_the_one_that_would_be_built_anew():
    changed = collection([DRYER, LEDGER], meaning=meaning()).replace([CRANE, WATER]).without(["ledger"])
    built = collection([DRYER, CRANE, WATER], meaning=meaning())
    assert (changed.near.texts == built.near.texts).all()


def test_a_pairs_strength_does_not_depend_on_which_others_are_asked_for():
    prepared = collection(meaning=meaning())
    together = {match.offer: match.score for match in asked(prepared).matches}
    for offer in OFFERS:
        alone = solve(Problem((NEED,), (offer,), statistics=prepared), Params(floor=0))
        assert alone.matches[0].score == together[offer.key]


def test_in_a_large_collection_the_nearest_by_meaning_reach_the_scoring():
    many = [Offer(f"o{at:03}", "cà phê khô" if at % 2 else "Tower crane") for at in range(300)]
    prepared = collection([*many, DRYER], meaning=meaning())
    found = Candidates(prepared, np.arange(len(prepared)), 10).of([NEED], queries_of([NEED], prepared, _meanings(prepared)))[0]
    assert prepared.position["dry"] in found and len(found) < len(prepared)


def _meanings(prepared):
    from cungcau.engines.matching.evidence import meanings_of

    return meanings_of([NEED], prepared)


def test_a_need_that_there_is_no_time_for_is_answered_by_words():
    shelf = MemoryShelf()
    meaning(shelf=shelf).space([f"{offer.title}\n{offer.text}".strip() for offer in OFFERS])
    prepared = collection(meaning=meaning(seconds=0, shelf=shelf))
    assert prepared.near is not None and not asked(prepared).by_meaning


@pytest.mark.parametrize("long", [False, True])
def test_in_a_need_of_a_page_words_weigh_more_than_the_meaning(long):
    from cungcau.engines.matching.subject import MEANING_LONG, MEANING_SHORT, meaning_weight

    text = " ".join(f"word{at}" for at in range(60)) if long else "mưa"
    prepared = collection(meaning=meaning())
    query = queries_of([replace(NEED, title="", text=text)], prepared, [None])[0]
    assert meaning_weight(query) == pytest.approx(MEANING_LONG if long else MEANING_SHORT)
