"""Labels told in other words and in another order."""

import pytest

from cungcau.engines.thesaurus import Concept, Loose, Neighbourhood, Thesaurus


def reading(*labels: str) -> Loose:
    # Other concepts around, so that no word is in every label.
    others = ("máy sấy gỗ keo", "lò nung gạch tuynel", "bơm chìm giếng sâu", "dây chuyền đóng chai bia")
    concepts = [Concept(f"c{at}", "problem", ("202",), label, f"en {at}") for at, label in enumerate((*labels, *others))]
    return Loose(Thesaurus(concepts))


def test_other_words_may_stand_between():
    assert "c0" in reading("nước thải nhuộm còn màu").concepts("Nước thải dệt nhuộm xả ra còn rất nhiều màu")


@pytest.mark.parametrize("text", ["Sản phẩm không có tem", "Không có sản phẩm mới"])
def test_a_no_does_not_make_two_words_three(text):
    assert "c0" not in reading("sản phẩm không đều").concepts(text)


def test_three_syllables_need_two_that_are_neighbours():
    loose = reading("tiền điện cao")
    assert "c0" not in loose.concepts("Tiền công thợ tăng, tủ điện cũ, mức nước cao")
    assert "c0" in loose.concepts("Tiền điện mỗi tháng một cao")


@pytest.mark.parametrize(("kind", "found"), [("problem", True), ("technique", False)])
def test_a_problem_is_found_by_less_of_its_label_than_what_has_a_name(kind, found):
    labels = ("chum vại sành tương nứt miệng đáy", "máy sấy gỗ keo", "lò nung gạch tuynel")
    concepts = [Concept(f"c{at}", kind, ("202",), label, f"en {at}") for at, label in enumerate(labels)]

    assert ("c0" in Loose(Thesaurus(concepts)).concepts("Mấy chum vại tương ngoài sân đã nứt đáy")) is found


def test_a_problem_asks_for_what_solves_it_and_for_no_wider_trouble():
    wide = Concept("stops", "problem", ("202",), "dừng máy", "machine stops")
    narrow = Concept("lift", "problem", ("202",), "kẹt thang máy", "stuck lift", broader=("stops",), related=("noise",))
    noise = Concept("noise", "problem", ("202",), "tiếng ồn", "noise")
    remedy = Concept("rescue", "technique", ("202",), "cứu hộ thang máy", "lift rescue", solves=("lift",))

    asked = Neighbourhood(Thesaurus([wide, narrow, noise, remedy])).of("lift")

    assert [(key, link) for key, _share, link in asked] == [("rescue", "solved_by")]
