"""Forget what nobody has confirmed."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_models import Enquiry
from cungcau.trail.change import change


def forget_enquiry(enquiry: Enquiry, *, by: Any) -> None:
    """The address may be anybody's, so the whole row goes."""
    with change(enquiry, "forget", by=by):
        enquiry.delete()
