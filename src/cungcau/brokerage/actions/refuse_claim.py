"""The person does not work there."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, ClaimState
from cungcau.trail.change import change, move


def refuse_claim(enquiry: Enquiry, *, by: Any) -> Enquiry:
    """She is told; the signed link goes on working."""
    with change(enquiry, "refuse_claim", by=by):
        move(enquiry, ENQUIRY_FLOW, "refuse_claim", claim_state=ClaimState.REFUSED)
    return enquiry
