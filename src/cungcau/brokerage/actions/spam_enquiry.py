"""Put what was sent without an account into the spam bin."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def spam_enquiry(enquiry: Enquiry, *, by: Any) -> Enquiry:
    """Nobody is told; it can be taken out again until it is erased."""
    with change(enquiry, "mark_spam", by=by):
        move(enquiry, ENQUIRY_FLOW, "mark_spam", settled_at=timezone.now())
    return enquiry
