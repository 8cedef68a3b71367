"""Labels told in other words and in another order."""

import pytest

from cungcau.engines.thesaurus import Concept, Loose, Thesaurus


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
