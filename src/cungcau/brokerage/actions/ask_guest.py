"""A broker asks a sender without an account something."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.guest_models import Enquiry, EnquiryMessage
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def ask_guest(enquiry: Enquiry, *, by: Any, question: str) -> Enquiry:
    """The question goes by mail; the sender answers by the signed link."""
    with change(enquiry, "ask_guest", by=by):
        now = timezone.now()
        move(enquiry, ENQUIRY_FLOW, "ask_guest", handler=by, asked_at=now)
        EnquiryMessage.objects.create(enquiry=enquiry, author=by, text=question, at=now)
    return enquiry
