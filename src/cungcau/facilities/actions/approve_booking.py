"""Give the time to who asked for it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.facilities.holding import hold
from cungcau.facilities.models import Booking
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def approve_booking(booking: Booking, *, by: Any, answer: str = "") -> Booking:
    """Of two approvals of the same half hour one succeeds, whoever gives them and however at once. Raises Refused, Stale."""
    with change(booking, "approve", by=by, note=answer):
        if booking.is_past():
            raise Refused("past", _("This time is past already."))
        move(booking, BOOKING_FLOW, "approve", answer=answer)
        hold(booking, booking.starts_at, booking.ends_at)
    return booking
