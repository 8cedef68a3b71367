"""Send the mail that asks for confirmation once more."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_letters import post_confirmation
from cungcau.brokerage.guest_marks import text_of
from cungcau.brokerage.guest_models import Enquiry
from cungcau.intake.suspicion import on_block_list
from cungcau.trail.change import change


def send_enquiry_again(enquiry: Enquiry, *, by: Any, email: str = "") -> Enquiry:
    """A new link, which makes the one before worthless; to another address, where the sender had mistyped hers."""
    with change(enquiry, "send_again", by=by):
        if email and email != enquiry.email:
            enquiry.email = email
            enquiry.save(update_fields=["email"])
        if not on_block_list(text_of(enquiry), enquiry.email, enquiry.network):
            post_confirmation(enquiry)
    return enquiry
