"""Rows of specifications meet by what their names mean, in either language; what may be meant is shown and judged by nobody."""

import pytest

from cungcau.engines.matching import Need, Offer, Problem, Specification, solve
from cungcau.engines.matching.knowledge import NOTHING, shipped
from cungcau.engines.matching.parameters import CONTAINED, SAME, Names

CART = "Xe tự hành AGV chở hàng trong xưởng"
CART_EN = "AGV cart that carries parts through the workshop"


@pytest.mark.parametrize(("one", "other", "alike"), [
    ("Công suất / Capacity", "capacity", SAME),
    ("COD", "COD đầu ra", CONTAINED),
    ("báo động giả mỗi máy", "Báo động giả trên một máy", CONTAINED),
    ("Chiều cao xe", "Chiều rộng xe", 0),
    ("Aisle width", "Bề rộng lối đi", SAME),
    ("Payload", "Tải trọng", SAME),
    ("Payload", "Tải trọng tối đa", CONTAINED),
    ("Outlet colour", "Độ màu đầu ra", SAME),
    ("Noise level", "Mức ồn", SAME),
    ("Height", "Chiều rộng", 0),
    ("COD in", "COD đầu ra", 0),
    ("Temperature in", "Nhiệt độ ra", 0),
])  # fmt: skip
def test_two_names_mean_the_same_when_each_word_of_one_stands_in_the_other(one, other, alike):
    names = Names(shipped())

    assert (names.likeness(one, other), names.likeness(other, one)) == (alike, alike)


def test_without_a_dictionary_names_meet_by_their_own_words():
    names = Names(NOTHING)

    assert (names.likeness("Payload", "Tải trọng"), names.likeness("Payload", "payload")) == (0, SAME)


def asked(offered, need=CART, offer=CART_EN, **wanted):
    """The best offer for a need with one row, and the line about that row; the refusal where there is none."""
    row = Specification(**{"parameter": "Tải trọng", "operator": ">=", "value": 300.0, "unit": "kg", "must": True, **wanted})
    rows = tuple(Specification(name, "=", value=float(value), unit=unit) for name, value, unit in offered)
    result = solve(Problem((Need("N", need, specifications=(row,)),), (Offer("O", offer, specifications=rows),)))
    if not result.matches:
        return [refusal.constraint for refusal in result.refused], None
    part = next(part for part in result.matches[0].parts if part.code == "specifications")
    return part.lines[0].status, part.lines[0]


def test_a_must_that_fails_under_its_name_in_the_other_language_refuses():
    assert asked([("Payload", 100, "kg")])[0] == ["must_specification_fails"]
    assert asked([("Payload", 400, "kg")])[0] == "meets"
    assert asked([("Maximum payload", 100, "kg")])[0] == "unknown"


@pytest.mark.parametrize(("offered", "code"), [
    ([("Tải trọng sàn xe kéo được", 100, "kg"), ("Khối lượng xe", 250, "kg")], "row_perhaps"),
    ([("Load the floor of the cart lifts", 100, "kg")], "row_perhaps"),
    ([("Tải trọng sàn xe kéo được", 100, "m/phút")], "row_unknown"),
    ([("Khối lượng xe", 250, "kg")], "row_unknown"),
    ([], "row_unknown"),
])  # fmt: skip
def test_a_row_of_another_name_is_shown_where_it_may_be_meant_and_proves_nothing(offered, code):
    status, line = asked(offered, parameter="Tải trọng sàn xe nâng được")

    assert (status, line.code) == ("unknown", code)
    assert line.facts.get("offered_parameter", "") == (offered[0][0] if code == "row_perhaps" else "")


def test_a_row_that_answers_another_one_is_not_shown_a_second_time():
    rows = (Specification("Tải trọng", ">=", value=300, unit="kg"), Specification("Khối lượng xe", "<=", value=500, unit="kg"))
    offer = Offer("O", CART, specifications=(Specification("Tải trọng", "=", value=400.0, unit="kg"),))

    result = solve(Problem((Need("N", CART, specifications=rows),), (offer,)))

    part = next(part for part in result.matches[0].parts if part.code == "specifications")
    assert [(line.status, line.code) for line in part.lines] == [("meets", "row"), ("unknown", "row_unknown")]
