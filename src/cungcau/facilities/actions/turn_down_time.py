"""The other time does not suit."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.holding import let_go
from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.trail.change import change, move


def turn_down_time(booking: Booking, *, by: Any, note: str = "") -> Booking:
    """The half hours are free again at once."""
    with change(booking, "turn_down", by=by, note=note):
        move(booking, BOOKING_FLOW, "turn_down")
        let_go(booking)
    return booking
