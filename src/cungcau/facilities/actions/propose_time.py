"""The owner proposes another time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cungcau.facilities.holding import hold
from cungcau.facilities.models import Booking
from cungcau.facilities.slots import refuse_impossible
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.trail.change import change, move


def propose_time(booking: Booking, *, by: Any, starts_at: datetime, ends_at: datetime, answer: str = "") -> Booking:
    """It is kept until the other side accepts it or turns it down. Raises Refused where it cannot be had, Stale."""
    with change(booking, "propose", by=by, note=answer):
        move(booking, BOOKING_FLOW, "propose", starts_at=starts_at, ends_at=ends_at, answer=answer)
        refuse_impossible(booking.facility, starts_at, ends_at, notice=False)
        hold(booking, starts_at, ends_at)
    return booking
