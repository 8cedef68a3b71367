import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.engines.common import quantities, units
from cungcau.engines.matching import Specification


@pytest.mark.parametrize(
    ("text", "language", "value", "ambiguous"),
    [
        ("1.234,5", "vi", 1234.5, False),
        ("1,234.5", "vi", 1234.5, False),
        ("1.234,5", "en", 1234.5, False),
        ("1.234", "vi", 1234, True),
        ("1.234", "en", 1.234, True),
        ("1,234", "vi", 1.234, True),
        ("1,234", "en", 1234, True),
        ("0,123", "en", 0.123, False),
        ("1.234.567", "en", 1234567, False),
        ("1 234 567,8", "vi", 1234567.8, False),
        ("12,5", "en", 12.5, False),
        ("8.5", "vi", 8.5, False),
        ("1234.567", "vi", 1234.567, False),
        ("-3", "vi", -3, False),
        ("−3", "vi", -3, False),
        ("1e5", "vi", 100000, False),
        ("2026", "vi", 2026, False),
    ],
)
def test_numbers_are_read_both_ways(text, language, value, ambiguous):
    assert quantities.parse_number(text, language) == (value, ambiguous)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "1,23,4", "12 kg", "1.234,5.6", "--1"])
def test_what_is_no_number_is_none(text):
    assert quantities.parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COD<50mg/l", [("<", 50, None, "mg/l")]),
        ("COD ≤ 50 mg/L", [("<=", 50, None, "mg/L")]),
        ("pH 7–8.5", [("range", 7, 8.5, "")]),
        ("công suất 5-10 kW", [("range", 5, 10, "kW")]),
        ("tối thiểu 200 m3/ngày đêm", [(">=", 200, None, "m3/ngày đêm")]),
        ("không quá 1.234,5 kg", [("<=", 1234.5, None, "kg")]),
        ("từ 50 đến 80 °C", [("range", 50, 80, "°C")]),
        ("giảm 20% chi phí", [("=", 20, None, "%")]),
        ("máy CNC 5 trục", [("=", 5, None, "trục")]),
        ("5 doanh nghiệp", [("=", 5, None, "")]),
        ("1,5 tỷ đồng", [("=", 1.5, None, "tỷ đồng")]),
        ("Fe3O4", []),
        ("QCVN40", []),
        ("at least 3 t/h and max 85 dBA", [(">=", 3, None, "t/h"), ("<=", 85, None, "dBA")]),
        ("không có số", []),
    ],
)
def test_quantities_are_found_in_text(text, expected):
    assert [found[:4] for found in quantities.find_quantities(text)] == expected


def test_a_cell_is_one_quantity_or_none():
    assert quantities.parse_quantity("50-60 m3/h")[:4] == ("range", 50, 60, "m3/h")
    assert quantities.parse_quantity("khoảng 50 m3/h, tùy loại") is None


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "m³/h", "m3/ngày", 24),
        (1, "tấn/giờ", "kg/h", 1000),
        (1.5, "tỷ đồng", "triệu đồng", 1500),
        (25, "°C", "K", 298.15),
        (1, "kW", "KW", 1),
        (1000, "mg/l", "g/L", 1),
        (10, "kg/mẻ", "g/mẻ", 10000),
        (95, "%", "", 0.95),
        (5, "kW", "kVA", None),
        (5, "USD", "VND", None),
        (5, "mg/L", "kg", None),
        (3, "bao/ngày", "Bao/ngày", 3),
        (3, "bao/ngày", "bao/giờ", None),
    ],
)
def test_units_convert(value, source, target, expected):
    assert units.convert(value, source, target) == (None if expected is None else pytest.approx(expected))


UNIT_TEXTS = ["m3/ngày", "m³/h", "lít/phút", "l/s", "m3/tháng"]


@given(st.floats(-1e9, 1e9), st.sampled_from(UNIT_TEXTS), st.sampled_from(UNIT_TEXTS))
def test_conversion_there_and_back_is_the_same(value, source, target):
    there = units.convert(value, source, target)

    assert units.convert(there, target, source) == pytest.approx(value, rel=1e-9, abs=1e-9)


def row(operator, value=None, high=None, text="", unit=""):
    return Specification("x", operator, value, high, text, unit)


@pytest.mark.parametrize(
    ("wanted", "offered", "status"),
    [
        (row(">=", 200, unit="m3/ngày"), row("=", 10, unit="m³/h"), "meets"),
        (row(">=", 200, unit="m3/ngày"), row("=", 8, unit="m³/h"), "nearly"),
        (row(">=", 200, unit="m3/ngày"), row("=", 5, unit="m³/h"), "fails"),
        (row(">=", 200), row("range", 50, 500), "nearly"),
        (row(">=", 200), row("range", 250, 500), "meets"),
        (row(">=", 200), row("<=", 500), "meets"),
        (row(">=", 200), row(">=", 150), "fails"),
        (row("<=", 50, unit="mg/L"), row("<", 30, unit="mg/l"), "meets"),
        (row("<=", 50), row("<=", 52), "nearly"),
        (row("<", 50), row("=", 50), "nearly"),
        (row("range", 6, 9), row("=", 7), "meets"),
        (row("range", 6, 9), row("range", 5, 10), "meets"),
        (row("range", 6, 9), row("range", 8, 10), "nearly"),
        (row("range", 6, 9), row("=", 12), "fails"),
        (row("=", 5), row("=", 5.0001), "meets"),
        (row("=", 5), row("=", 4), "fails"),
        (row(">=", 5, unit="kW"), row("=", 9, unit="kg"), "unknown"),
        (row(">=", 5, unit="kW"), row("=", 9), "unknown"),
        (row(">=", 5), row("text", text="nhiều"), "unknown"),
        (row(">=", 5, unit="m3/h"), row("text", text="6 m3/h"), "meets"),
        (row("in", text="inox 304; inox 316"), row("text", text="Inox 316"), "meets"),
        (row("in", text="inox 304; inox 316"), row("text", text="thép C45"), "fails"),
        (row("in", text="inox 304"), row("text", text="vật liệu inox 304L"), "nearly"),
        (row("text", text="điều khiển PLC"), row("text", text="PLC Siemens, điều khiển từ xa"), "meets"),
        (row("text", text="điều khiển PLC"), row("text", text="bằng tay"), "unknown"),
    ],
)
def test_an_offered_row_is_judged(wanted, offered, status):
    assert quantities.compare(wanted, offered).status == status


def test_a_comparison_tells_the_converted_value():
    found = quantities.compare(row(">=", 200, unit="m3/ngày"), row("=", 10, unit="m³/h"))

    assert found.converted == pytest.approx(240)


numbers = st.floats(0.1, 1e6)


@given(numbers, numbers, numbers)
def test_offering_more_never_serves_a_lower_bound_worse(asked, first, more):
    order = {"fails": 0, "nearly": 1, "meets": 2}

    less = quantities.compare(row(">=", asked), row("=", first)).status
    greater = quantities.compare(row(">=", asked), row("=", first + more)).status

    assert order[greater] >= order[less]


@given(st.sampled_from([">=", "<=", "="]), numbers, numbers)
def test_the_unit_of_writing_does_not_matter(operator, asked, offered):
    plain = quantities.compare(row(operator, asked, unit="kg"), row("=", offered, unit="kg"))
    other = quantities.compare(row(operator, asked, unit="kg"), row("=", offered / 1000, unit="tấn"))

    gap = abs(asked - offered) / asked
    if all(abs(gap - edge) > 1e-6 for edge in (0.001, 0.1)):
        assert plain.status == other.status
    assert math.isclose(other.converted, offered, rel_tol=1e-8)
