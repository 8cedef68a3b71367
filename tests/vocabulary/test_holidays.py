"""The clock in working days: theorems about any calendar, and the shipped days off against astronomy and the law."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cungcau.vocabulary import holidays
from cungcau.vocabulary.holidays import OFF, Calendar, calendar, shipped
from cungcau.vocabulary.models import Holiday
from tests.vocabulary.lunar import lunar_day

DAYS = st.dates(date(2023, 6, 1), date(2028, 6, 1))
NEAR = st.dates(date(2026, 1, 1), date(2026, 6, 30))
CALENDARS = st.builds(Calendar, st.sets(NEAR, max_size=60), st.sets(NEAR, max_size=20))
NUMBERS = st.integers(1, 60)
YEARS = sorted({row.day.year for row in shipped()})


def worked(one, start, end):
    """By counting, day after day."""
    return sum(one.is_working(start + timedelta(days=number)) for number in range(1, (end - start).days + 1))


@given(CALENDARS, NEAR, NEAR)
def test_the_count_is_that_of_counting_day_after_day(one, start, end):
    first, last = sorted((start, end))

    assert one.working_days_between(first, last) == worked(one, first, last)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_spans_add_up_and_backwards_is_the_opposite(one, first, second, third):
    between = one.working_days_between

    assert between(first, second) + between(second, third) == between(first, third)
    assert between(first, second) == -between(second, first)
    assert between(first, first) == 0


@given(CALENDARS, NEAR, NUMBERS)
def test_a_time_limit_ends_on_a_working_day_that_many_working_days_later(one, start, number):
    due = one.due_after(start, number)

    assert one.is_working(due)
    assert one.working_days_between(start, due) == number
    assert due > start


@given(CALENDARS, NEAR, NEAR, NUMBERS)
def test_it_is_late_exactly_when_more_working_days_than_given_have_passed(one, start, today, number):
    assert (today >= one.due_after(start, number)) == (one.working_days_between(start, today) >= number)


@given(CALENDARS, NEAR, NEAR, NUMBERS, NUMBERS)
def test_who_sends_later_or_has_more_time_is_not_due_earlier(one, start, other, number, more):
    first, last = sorted((start, other))

    assert one.due_after(first, number) <= one.due_after(last, number)
    assert one.due_after(first, number) < one.due_after(first, number + more)
    assert one.due_after(one.due_after(first, number), more) == one.due_after(first, number + more)


@given(NEAR, NUMBERS, st.sets(NEAR, max_size=30))
def test_a_further_day_off_makes_nothing_due_earlier(start, number, off):
    assert Calendar(off).due_after(start, number) >= Calendar().due_after(start, number)


@pytest.mark.parametrize("number", [0, -3])
def test_no_time_is_no_time_limit(number):
    with pytest.raises(ValueError, match="at least one"):
        Calendar().due_after(date(2026, 1, 1), number)


@pytest.mark.parametrize("year", YEARS)
def test_the_lunar_days_of_the_file_are_those_of_the_sky(year):
    first = lunar_day(year, 1, 1)
    days = {row.day: row for row in shipped()}

    assert all(days[first + timedelta(days=number)].kind == OFF for number in range(3))
    assert "mùng 1" in days[first].name_vi
    assert "Hùng Vương" in days[lunar_day(year, 3, 10)].name_vi


def test_the_sky_of_viet_nam_is_not_that_of_beijing():
    assert (lunar_day(2007, 1, 1), lunar_day(2030, 1, 1)) == (date(2007, 2, 17), date(2030, 2, 2))


@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_the_days_that_the_law_names(year):
    off = {row.day for row in shipped() if row.kind == OFF}
    named = [date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)]

    assert set(named) <= off


def test_every_row_says_where_it_comes_from_and_how_sure_it_is():
    assert {row.status for row in shipped()} == {"known", "announced", "computed", "unknown"}
    assert all(row.source and row.name_vi and row.name_en for row in shipped())
    assert len({row.day for row in shipped()}) == len(shipped())


def test_a_week_with_a_swap_and_a_week_with_tet():
    rows = [(row.day, row.kind) for row in shipped()]
    one = Calendar((day for day, kind in rows if kind == OFF), (day for day, kind in rows if kind == holidays.WORKING))

    assert one.due_after(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert one.due_after(date(2026, 1, 9), 1) == date(2026, 1, 10)  # a Saturday that is worked
    assert one.due_after(date(2026, 2, 13), 3) == date(2026, 2, 25)
    assert one.working_days_between(date(2026, 2, 13), date(2026, 2, 22)) == 0


@pytest.mark.django_db
def test_the_database_has_the_last_word_and_without_one_the_file_has():
    tuesday = date(2026, 11, 24)
    assert calendar().is_working(tuesday)
    assert not calendar().is_working(date(2026, 1, 1))

    Holiday.objects.create(day=tuesday, kind=OFF, name_vi="Ngày Văn hóa Việt Nam")

    assert not calendar().is_working(tuesday)
