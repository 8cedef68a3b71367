"""Take no bookings for a while."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.trail.change import change, move


def pause_facility(facility: Facility, *, by: Any) -> Facility:
    """What is approved stays approved; nothing new can be asked for."""
    with change(facility, "pause", by=by):
        move(facility, FACILITY_FLOW, "pause", updated_at=timezone.now())
    return facility
