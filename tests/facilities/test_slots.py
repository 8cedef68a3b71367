"""Hours as people write them, what is free in a week, and the file for calendars."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cungcau.facilities.actions import approve_booking, close_days
from cungcau.facilities.hours import read_hours, write_hours
from cungcau.facilities.ics import as_ics
from cungcau.facilities.slots import monday_of, week_of
from cungcau.vocabulary.models import Holiday
from tests.factories.facilities import a_request, moment, put


@pytest.mark.parametrize(
    "text", ["8:00-12:00, 13:30-17:00", "8h-12h; 13h30–17h", "13.30 - 17.00\n8-12", "8g00 đến 12g00, 13:30 to 17"]
)
def test_hours_are_read_as_people_write_them(text):
    assert read_hours(text) == [(time(8), time(12)), (time(13, 30), time(17))]


def test_no_hours_are_closed():
    assert read_hours("  ") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sáng", "hours"), ("12-8", "order"), ("8-8", "order"), ("8:15-9", "grain"), ("25-26", "time"),
        ("8-12, 11-13", "overlap"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_told(text, code):
    with pytest.raises(ValidationError) as fault:
        read_hours(text)

    assert fault.value.code == code


@given(st.lists(st.integers(0, 47), min_size=2, max_size=12, unique=True).filter(lambda rows: len(rows) % 2 == 0))
def test_what_is_written_is_read_again(grains):
    moments = [time(number // 2, 30 * (number % 2)) for number in sorted(grains)]
    spans = list(zip(moments[::2], moments[1::2], strict=True))

    assert read_hours(write_hours(spans)) == spans


def words(plan):
    return [span.words for span in plan.free]


@pytest.mark.django_db
def test_a_week_shows_what_is_free_and_what_is_taken(facility, booking, quan, seeker, an):
    approve_booking(booking, by=quan)
    a_request(facility, seeker, an, starts_at=moment(1, 14), ends_at=moment(1, 15))

    monday, tuesday, *_rest, sunday = week_of(facility, moment(0, 0).date())

    assert words(monday) == ["08:00–12:00", "13:00–17:00"]
    assert words(tuesday) == ["08:00–09:00", "11:00–12:00", "13:00–17:00"]
    assert [span.words for span in tuesday.taken] == ["09:00–11:00"]
    assert [span.words for span in tuesday.asked] == ["14:00–15:00"]
    assert (words(sunday), bool(sunday.closed)) == ([], True)


@pytest.mark.django_db
def test_closed_days_say_why(facility, quan):
    facility.open_on_holidays = False
    Holiday.objects.create(day=moment(0, 0).date(), kind="off", name_vi="Quốc khánh", status="known")
    close_days(facility, by=quan, first=moment(2, 0).date(), last=moment(3, 0).date(), reason="Hiệu chuẩn")

    days = week_of(facility, moment(0, 0).date())

    assert [day.closed for day in days[:4]] == ["Quốc khánh", "", "Hiệu chuẩn", "Hiệu chuẩn"]


@pytest.mark.django_db
def test_nothing_is_free_in_the_past_within_the_notice_or_while_it_is_paused(facility):
    now = moment(2, 10)
    days = week_of(facility, moment(0, 0).date(), now=now)
    assert [words(day) for day in days[:3]] == [[], [], []]
    assert words(days[3]) == ["10:00–12:00", "13:00–17:00"]

    assert not any(day.free for day in week_of(put(facility, "paused"), moment(0, 0).date()))


@pytest.mark.django_db
def test_a_week_asks_the_database_a_fixed_number_of_times(facility, seeker, an, quan, django_assert_max_num_queries):
    for number in range(6):
        start = moment(number % 5, 8) + timedelta(minutes=30 * number)
        approve_booking(a_request(facility, seeker, an, starts_at=start, ends_at=start + timedelta(minutes=30)), by=quan)

    with django_assert_max_num_queries(5):
        week_of(facility, monday_of(timezone.localdate()) + timedelta(weeks=2))


@pytest.mark.django_db
def test_the_file_for_calendars(booking, quan):
    booking.purpose = "Thử kéo; tám mẫu, dài 200 mm\nđường kính 10 " + "ố" * 80
    approve_booking(booking, by=quan)

    content = as_ics(booking, datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC)).decode()

    lines = content.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert f"DTSTART:{booking.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines
    assert "STATUS:CONFIRMED" in lines and "DTSTAMP:20261130T010203Z" in lines
    unfolded = content.replace("\r\n ", "")
    assert "SUMMARY:Phòng thử kéo" in unfolded
