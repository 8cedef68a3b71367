"""One of the two sides cancels."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.holding import let_go
from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.trail.change import change, move


def cancel_booking(booking: Booking, *, by: Any, note: str = "") -> Booking:
    """The half hours are free again at once; the other side is told, with the reason."""
    with change(booking, "cancel", by=by, note=note):
        move(booking, BOOKING_FLOW, "cancel")
        let_go(booking)
    return booking
