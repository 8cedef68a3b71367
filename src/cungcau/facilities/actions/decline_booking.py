"""The owner does not give the time."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.trail.change import change, move


def decline_booking(booking: Booking, *, by: Any, answer: str) -> Booking:
    """Who asked is told why."""
    with change(booking, "decline", by=by, note=answer):
        move(booking, BOOKING_FLOW, "decline", answer=answer)
    return booking
