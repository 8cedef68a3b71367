"""A person withdraws on her own page what she agreed to."""

from __future__ import annotations

from typing import Any

from cungcau.kit.policy import SYSTEM
from cungcau.registry.actions.withdraw_consent import withdraw_consent
from cungcau.registry.models import Contact, How
from cungcau.trail.change import change


def withdraw_own_consent(contact: Contact, *, by: Any, purpose: str = "") -> Contact:
    """By the account of the contact's own address; it needs no right at the organisation, as the link in a mail needs none."""
    with change(contact, "withdraw_own", by=by, purpose=purpose):
        return withdraw_consent(contact, by=SYSTEM, purpose=purpose, how=How.FORM)
