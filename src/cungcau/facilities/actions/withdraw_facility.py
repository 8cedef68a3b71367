"""Take an entry away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.trail.change import change, move


def withdraw_facility(facility: Facility, *, by: Any, note: str = "") -> Facility:
    """The owner lends it no longer. Who has it booked is told when the owner cancels."""
    with change(facility, "withdraw", by=by, note=note):
        move(facility, FACILITY_FLOW, "withdraw", updated_at=timezone.now())
    return facility
