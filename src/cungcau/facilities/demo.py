"""Plants the demo's facilities and bookings, through the verbs that people use; everything fictional."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.facilities.actions import (
    approve_booking,
    close_days,
    draft_facility,
    propose_time,
    publish_facility,
    request_booking,
    return_facility,
    set_hours,
    submit_facility,
)
from cungcau.facilities.content import COLUMNS
from cungcau.facilities.hours import read_hours
from cungcau.facilities.models import Facility
from cungcau.facilities.queries import editors_of
from cungcau.facilities.slots import at
from cungcau.registry.models import Organisation
from cungcau.vocabulary.holidays import calendar

FILE = Path(__file__).with_name("demo.toml")
MODERATOR = "ha@demo.example"
Row = dict[str, Any]


def plant() -> None:
    """Every facility of the file with its bookings."""
    moderator = User.objects.get(email=MODERATOR)
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["facility"]:
        facility = _facility(row, moderator)
        for booking in row.get("bookings", ()):
            _booking(facility, booking)


def _organisation(key: str) -> Organisation:
    return Organisation.objects.get(external_id=key, is_demo=True)


def _editor(organisation: Organisation) -> User:
    return editors_of(organisation.pk).order_by("pk")[0]


def _facility(row: Row, moderator: User) -> Facility:
    owner = _organisation(row["owner"])
    editor = _editor(owner)
    facility = draft_facility(owner, by=editor, **{name: row[name] for name in COLUMNS if name in row})
    hours = {day: read_hours(text) for day, text in enumerate(row["hours"])}
    set_hours(facility, by=editor, version=facility.version, hours=hours)
    if closed := row.get("closed"):
        close_days(facility, by=editor, first=_day(closed["from_day"]), last=_day(closed["to_day"]), reason=closed["reason"])
    submit_facility(facility, by=editor)
    state = row.get("state", "published")
    if state == "published":
        publish_facility(facility, by=moderator)
    elif state == "returned":
        return_facility(facility, by=moderator, comment=row["comment"])
    return facility


def _booking(facility: Facility, row: Row) -> None:
    asking, lender = _organisation(row["by"]), _editor(facility.organisation)
    booking = request_booking(
        facility, asking, by=_editor(asking), starts_at=_moment(row["day"], row["starts"]), purpose=row["purpose"],
        ends_at=_moment(row["day"], row["ends"]), people=row.get("people"),
    )  # fmt: skip
    if row["state"] == "approved":
        approve_booking(booking, by=lender, answer=row.get("answer", ""))
    elif row["state"] == "proposed":
        starts, ends = _moment(row["to_day"], row["to_starts"]), _moment(row["to_day"], row["to_ends"])
        propose_time(booking, by=lender, starts_at=starts, ends_at=ends, answer=row["answer"])


def _day(number: int) -> date:
    """The working day so many after tomorrow; a Friday is not taken, since one of the demo's rooms closes early on it."""
    worked, day = calendar(), timezone.localdate() + timedelta(days=1)
    while number:
        day += timedelta(days=1)
        number -= worked.is_working(day) and day.weekday() != 4
    return day


def _moment(number: int, words: str) -> datetime:
    return at(_day(number), time.fromisoformat(words))
