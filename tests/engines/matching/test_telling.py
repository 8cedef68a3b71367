"""What is told as a reason: words that say something, quantities that are compared as what they are, each demand once."""

from datetime import date

import pytest

from cungcau.engines.common import units
from cungcau.engines.matching import Need, Offer, Params, Problem, Specification, solve

TODAY = date(2026, 11, 25)


def only_match(need, offer):
    (match,) = solve(Problem((need,), (offer,), today=TODAY), Params(top=1, floor=0)).matches
    return {part.code: part for part in match.parts}


def terms(need, offer):
    lines = only_match(Need("n", need), Offer("o", offer))["subject"].lines
    return {line.code: line.facts.get("terms") for line in lines}


def test_an_everyday_word_is_no_reason():
    found = terms("Chúng tôi phải biết chỗ nào rò khí nén", "Người ta phải biết máy nào rò khí nén")
    assert found["shared_terms"] == ["rò khí nén"]


def test_where_only_everyday_words_met_the_reason_says_so():
    assert terms("Chúng tôi phải làm lại ngay", "Họ phải làm lại sau") == {"everyday_words": None}


def test_where_an_offer_in_the_other_language_shares_only_everyday_words_the_reason_says_so():
    assert terms("Bình giữ nhiệt bị đóng cặn sau khi rửa", "Robots find their way after sunset") == {"everyday_words": None}


def test_a_syllable_of_a_longer_word_is_no_reason_where_the_word_is_not_shared():
    found = terms("Rút ngắn thời gian ủ phân hữu cơ", "Ủ phân đúng thời điểm")
    assert "thời" not in " ".join(found["shared_terms"]).split()


def test_a_longer_word_that_both_say_is_a_reason():
    assert "thời gian" in terms("Rút ngắn thời gian", "Giảm thời gian")["shared_terms"]


def row(name, value, unit, operator="<="):
    return Specification(name, operator, value, unit=unit)


@pytest.mark.parametrize(("offered", "status"), [(7, "meets"), (17, "fails")])
def test_a_difference_in_kelvin_is_the_same_number_of_degrees(offered, status):
    need = Need("n", "Lò nung", specifications=(row("chênh nhiệt trong lò", 10, "°C"),))
    offer = Offer("o", "Lò nung", specifications=(row("Chênh nhiệt trong lò", offered, "K", "="),))
    (line,) = only_match(need, offer)["specifications"].lines
    assert (line.status, line.facts["converted"]) == (status, offered)


def test_a_temperature_in_kelvin_is_not_taken_for_a_difference():
    need = Need("n", "Lò nung", specifications=(row("Nhiệt độ nung", 1000, "°C", ">="),))
    offer = Offer("o", "Lò nung", specifications=(row("Nhiệt độ nung", 1273.15, "K", "="),))
    (line,) = only_match(need, offer)["specifications"].lines
    assert (line.status, line.facts["converted"]) == ("meets", pytest.approx(1000))


DIFFERENCES = ("Chênh nhiệt", "độ lệch nhiệt (sai số)", "Temperature uniformity", "Dao động nhiệt độ", "ΔT / difference")


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_quantity_named_as_a_difference_is_one(name):
    assert units.is_difference(name)


@pytest.mark.parametrize("name", ["Nhiệt độ ngoài trời", "nhiệt độ sấy", "Operating temperature"])
def test_other_temperatures_are_none(name):
    assert not units.is_difference(name)


def test_a_target_that_a_row_says_already_counts_once():
    need = Need(
        "n", "Ủ tương", specifications=(row("thời gian ủ", 60, "ngày"),),
        targets=(row("Thời gian ủ", 60, "ngày"), row("Thời gian ủ", 50, "ngày")),
    )  # fmt: skip
    offer = Offer("o", "Ủ tương", specifications=(row("thời gian ủ", 55, "ngày"),))
    lines = only_match(need, offer)["specifications"].lines
    assert [line.facts["wanted"] for line in lines if line.code == "row"] == [60, 50]
