"""Show an entry to everyone."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.trail.change import change, move


def publish_facility(facility: Facility, *, by: Any) -> Facility:
    """Somebody who did not write it has read it; from now on it can be booked."""
    with change(facility, "publish", by=by):
        move(facility, FACILITY_FLOW, "publish", updated_at=timezone.now(), published_at=timezone.now(), comment="")
    return facility
