"""Send a sender the links of what she has sent once more."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_letters import post_state
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ALIVE, EnquiryState
from cungcau.trail.change import change

MOST = 10


def send_enquiry_link(email: str, *, by: Any) -> None:
    """Says nothing about whether something was sent under this address: the answer goes by mail, or nowhere."""
    rows = Enquiry.objects.filter(email=email, state__in=[*ALIVE, EnquiryState.DECLINED, EnquiryState.WITHDRAWN])
    for enquiry in rows.order_by("-sent_at")[:MOST]:
        with change(enquiry, "send_link", by=by):
            post_state(enquiry, "enquiry_link")
