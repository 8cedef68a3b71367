"""Say on which days of the week it is open, from when to when."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.hours import Span, write_hours
from cungcau.facilities.models import Facility, Opening
from cungcau.trail.change import change, claim_version


def set_hours(facility: Facility, *, by: Any, version: int, hours: dict[int, list[Span]]) -> Facility:
    """`hours`: the spans by weekday (0 is Monday). What is booked outside of them stays booked. Raises Stale."""
    told = {str(day): write_hours(spans) for day, spans in hours.items() if spans}
    with change(facility, "set_hours", by=by, hours=told):
        claim_version(facility, version)
        facility.openings.all().delete()
        Opening.objects.bulk_create(
            Opening(facility=facility, weekday=day, opens=opens, closes=closes)
            for day, spans in hours.items()
            for opens, closes in spans
        )
    return facility
