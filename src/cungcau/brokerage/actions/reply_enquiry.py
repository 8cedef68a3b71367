"""The sender answers the broker, or adds something."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_models import Enquiry, EnquiryMessage
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def reply_enquiry(enquiry: Enquiry, *, by: Any, answer: str) -> Enquiry:
    """By the signed link. The brokers read it, the owner of the listing does not. The same words pressed twice are said once."""
    last = enquiry.messages.last()
    if last is not None and last.from_guest and last.text == answer:
        return enquiry
    with change(enquiry, "reply", by=by, by_link=True):
        move(enquiry, ENQUIRY_FLOW, "reply", asked_at=None)
        EnquiryMessage.objects.create(enquiry=enquiry, from_guest=True, text=answer)
    return enquiry
