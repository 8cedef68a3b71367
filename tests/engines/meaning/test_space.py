"""What all texts of a language have in common is taken off; a collection is read whole or not at all."""

import numpy as np

from cungcau.engines.meaning import Meaning, MemoryShelf, remembered
from cungcau.engines.meaning.shelf import BATCH
from cungcau.engines.meaning.space import ENOUGH, language_of
from tests.engines.meaning.test_shelf import Letters, many


def test_the_texts_of_a_language_have_no_common_direction_left():
    offers = [f"The {text} is used for drying" for text in many(ENOUGH)]
    space = Meaning(remembered(Letters(), MemoryShelf())).space(offers)
    assert np.allclose(np.linalg.norm(space.texts, axis=1), 1, atol=1e-5)
    assert np.linalg.norm(space.average) < 0.2


def test_a_collection_of_which_one_text_is_not_read_has_no_space_and_tells_how_many_are_missing():
    model = Letters()
    held = Meaning(remembered(model, MemoryShelf(), seconds=2.5, clock=model.clock))
    assert held.space(many(60)) is None
    assert held.unread == 60 - BATCH


def test_an_empty_collection_has_no_space():
    assert Meaning(remembered(Letters(), MemoryShelf())).space([]) is None


def test_a_question_that_there_is_no_time_for_has_no_place():
    model = Letters()
    held = Meaning(remembered(model, MemoryShelf(), seconds=1.0, clock=model.clock))
    space = held.space(many(3))
    assert held.questions(space, ["kiln"]) == [None]


def test_languages_are_told_apart_with_marks_or_without():
    texts = ("Máy sấy cà phê", "may say ca phe bi hong", "A dryer for coffee")
    assert [language_of(text) for text in texts] == ["vi", "vi", "en"]
