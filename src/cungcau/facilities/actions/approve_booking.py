"""Give the time to who asked for it."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.holding import hold
from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.trail.change import change, move


def approve_booking(booking: Booking, *, by: Any, answer: str = "") -> Booking:
    """Of two approvals of the same half hour one succeeds, whoever gives them and however at once. Raises Refused, Stale."""
    with change(booking, "approve", by=by, note=answer):
        move(booking, BOOKING_FLOW, "approve", answer=answer)
        hold(booking, booking.starts_at, booking.ends_at)
    return booking
