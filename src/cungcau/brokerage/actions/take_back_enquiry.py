"""The sender takes it back by the signed link, before it is an organisation's interest."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def take_back_enquiry(enquiry: Enquiry, *, by: Any) -> Enquiry:
    """Nobody takes it further; what it has become since is withdrawn by `withdraw_interest`."""
    with change(enquiry, "take_back", by=by, by_link=True):
        move(enquiry, ENQUIRY_FLOW, "take_back", asked_at=None, settled_at=timezone.now())
    return enquiry
