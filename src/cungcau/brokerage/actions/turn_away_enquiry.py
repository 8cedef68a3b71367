"""What was sent without an account is not passed on."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def turn_away_enquiry(enquiry: Enquiry, *, by: Any, reason: str) -> Enquiry:
    """The sender is told why, in the broker's words; the owner never hears of it."""
    with change(enquiry, "turn_away", by=by, note=reason):
        move(enquiry, ENQUIRY_FLOW, "turn_away", handler=by, reason=reason, asked_at=None, settled_at=timezone.now())
    return enquiry
