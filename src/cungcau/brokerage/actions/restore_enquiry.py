"""It was no spam."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW
from cungcau.trail.change import change, move


def restore_enquiry(enquiry: Enquiry, *, by: Any) -> Enquiry:
    """A confirmed one goes back into the queue, at the place that it had."""
    with change(enquiry, "restore", by=by):
        move(enquiry, ENQUIRY_FLOW, "restore", settled_at=None)
    return enquiry
