"""A facility with office hours, a moment in the middle of the next open week, and bookings of it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from cungcau.facilities.actions import draft_facility, publish_facility, request_booking, set_hours, submit_facility
from cungcau.facilities.hours import read_hours
from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.slots import at, monday_of

TOLD = {
    "kind": "laboratory", "name_vi": "Phòng thử kéo", "name_en": "Tensile test room", "summary_vi": "Thử kéo đến 100 kN.",
    "methods": "Máy kéo 100 kN", "conditions": "Người của viện đứng máy.", "place": "Nhà B", "people_most": 4,
    "open_on_holidays": True, "notice_hours": 24,
}  # fmt: skip
OFFICE = "08:00-12:00, 13:00-17:00"


def a_facility(organisation: Any, by: Any, **values: Any) -> Facility:
    """A draft with office hours from Monday to Friday."""
    facility = draft_facility(organisation, by=by, **{**TOLD, **values})
    return set_hours(facility, by=by, version=facility.version, hours={day: read_hours(OFFICE) for day in range(5)})


def a_submitted_facility(organisation: Any, by: Any, **values: Any) -> Facility:
    return submit_facility(a_facility(organisation, by, **values), by=by)


def a_bookable(organisation: Any, by: Any, moderator: Any, **values: Any) -> Facility:
    return publish_facility(a_submitted_facility(organisation, by, **values), by=moderator)


def moment(weekday: int, hour: int, minute: int = 0) -> datetime:
    """That time of that day of the week after next, which is always far enough ahead."""
    return at(monday_of(timezone.localdate()) + timedelta(weeks=2, days=weekday), time(hour, minute))


def a_request(facility: Facility, organisation: Any, by: Any, **values: Any) -> Booking:
    """Tuesday, nine to eleven, unless it is said otherwise."""
    usual = {"starts_at": moment(1, 9), "ends_at": moment(1, 11), "purpose": "Thử kéo tám mẫu.", "people": 2}
    return request_booking(facility, organisation, by=by, **{**usual, **values})


def put(thing: Any, state: str, **fields: Any) -> Any:
    """The same row in another state, for tables of answers."""
    type(thing).objects.filter(pk=thing.pk).update(state=state, **fields)
    thing.refresh_from_db()
    return thing
