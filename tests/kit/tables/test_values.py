"""Numbers and dates as people type them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.kit.tables.values import date_of_serial, is_ambiguous, parse_date, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1 234 567,89", 1234567.89),
        ("1\u00a0234,5", 1234.5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("-3,5", -3.5),
        ("−3.5", -3.5),
        ("+7", 7),
        ("1e3", 1000),
        ("1.234", 1234),
        ("1,234", 1234),
        ("12.34.56", 123456),
        ("abc", None),
        ("", None),
        ("12 kg", None),
        ("1e999", None),
    ],
)
def test_a_number_is_read_with_separators_both_ways(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(("style", "number"), [("", 1234), (",", 1234), (".", 1.234)])
def test_a_lone_group_of_three_follows_the_style_of_its_file(style, number):
    assert parse_number("1.234", style) == number


def test_only_a_lone_group_of_three_is_ambiguous():
    texts = ["1.234", "1,234", "1.234,5", "0.234", "12.5", "1234", "1.234.567"]

    assert [text for text in texts if is_ambiguous(text)] == ["1.234", "1,234"]


@given(st.integers(-(10**12), 10**12))
def test_every_whole_number_survives_both_ways_of_grouping(number):
    english = f"{number:,}"
    vietnamese = english.replace(",", ".")

    assert parse_number(english) == number
    assert parse_number(vietnamese) == number


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("31-12-2026", date(2026, 12, 31)),
        ("31.12.26", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("2026-12-31T08:00:00", date(2026, 12, 31)),
        ("3/4/2026", date(2026, 4, 3)),
        ("12/31/2026", date(2026, 12, 31)),
        ("ngày 2 tháng 9 năm 2026", date(2026, 9, 2)),
        ("tháng 2/2028", date(2028, 2, 29)),
        ("Quý III/2026", date(2026, 9, 30)),
        ("2026", date(2026, 12, 31)),
        (2026, date(2026, 12, 31)),
        (46387, date(2026, 12, 31)),
        ("46387", date(2026, 12, 31)),
        (datetime(2026, 12, 31, 8), date(2026, 12, 31)),
        ("32/12/2026", None),
        ("hôm qua", None),
        (None, None),
        (True, None),
    ],
)
def test_a_date_is_read_day_first(cell, day):
    assert parse_date(cell) == day


def test_serial_numbers_count_as_excel_counts():
    assert date_of_serial(45658) == date(2025, 1, 1)
    assert date_of_serial(5) is None
