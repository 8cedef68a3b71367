"""Take bookings again."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.trail.change import change, move


def resume_facility(facility: Facility, *, by: Any) -> Facility:
    """The calendar shows free times again."""
    with change(facility, "resume", by=by):
        move(facility, FACILITY_FLOW, "resume", updated_at=timezone.now())
    return facility
