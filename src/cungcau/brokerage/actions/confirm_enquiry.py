"""The address is confirmed: a broker will read it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def confirm_enquiry(enquiry: Enquiry, *, by: Any, agrees: bool = False) -> Enquiry:
    """By the link of the mail, which the caller has looked at and which is worthless afterwards. `agrees`: the owner may see the
    contact, once both have agreed; kept with its moment. Raises Stale."""
    with change(enquiry, "confirm", by=by, agrees=agrees, by_link=True):
        now = timezone.now()
        move(enquiry, ENQUIRY_FLOW, "confirm", verified_at=now, confirm_until=None, agreed_at=now if agrees else None)
    return enquiry
