"""Give an entry back to its owner."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.trail.change import change, move


def return_facility(facility: Facility, *, by: Any, comment: str) -> Facility:
    """The reader says what to mend."""
    with change(facility, "return", by=by, note=comment):
        move(facility, FACILITY_FLOW, "return", updated_at=timezone.now(), comment=comment)
    return facility
