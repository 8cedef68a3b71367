"""Close it for some days."""

from __future__ import annotations

from datetime import date
from typing import Any

from cungcau.facilities.models import Closure, Facility
from cungcau.trail.change import change


def close_days(facility: Facility, *, by: Any, first: date, last: date, reason: str = "") -> Closure:
    """Nothing can be asked for on these days; what is booked stays booked, for the owner to settle."""
    with change(facility, "close_days", by=by, note=reason, first=first.isoformat(), last=last.isoformat()):
        return Closure.objects.create(facility=facility, first=first, last=last, reason=reason)
