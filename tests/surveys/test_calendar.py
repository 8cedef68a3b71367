"""The calendar file is one that calendars read (RFC 5545)."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from cungcau.surveys.actions import agree_visit
from cungcau.surveys.calendar import Event, calendar_of
from tests.factories.surveys import a_visit

EVENT = Event(
    uid="visit-x@cungcau", starts=datetime(2026, 12, 1, 1, 30, tzinfo=UTC), title="Công ty Điện tử; Sao Hạ Bằng, chi nhánh",
    place="Lô CN-02, đường Số 8, " * 8, text="Dòng một\nDòng hai \\ hết", sequence=3,
)  # fmt: skip


def unfolded(content):
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut():
    content = calendar_of([EVENT])

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for line in content.split(b"\r\n"):
        line.decode()
    assert f"LOCATION:{EVENT.place}".replace(",", "\\,") in unfolded(content)


def test_words_are_escaped_and_times_are_universal():
    lines = unfolded(calendar_of([EVENT]))

    assert "SUMMARY:Công ty Điện tử\\; Sao Hạ Bằng\\, chi nhánh" in lines
    assert "DESCRIPTION:Dòng một\\nDòng hai \\\\ hết" in lines
    assert {"UID:visit-x@cungcau", "SEQUENCE:3", "DTSTART:20261201T013000Z", "DTEND:20261201T030000Z"} <= set(lines)


def test_ones_own_appointments_are_in_it_and_no_others(client, dung, ha, lan, seeker, rival, point, vocabulary):
    at = timezone.now() + timedelta(days=2)
    agree_visit(a_visit(dung, seeker, dung), by=dung, at=at)
    agree_visit(a_visit(dung, rival, ha), by=ha, at=at)
    client.force_login(dung)

    answer = client.get("/surveys/mine.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    lines = unfolded(answer.content)
    assert [line for line in lines if line.startswith("SUMMARY")] == [f"SUMMARY:{seeker.name}"]
