"""Record that a contact withdrew the consent."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Contact
from cungcau.trail.change import change


def withdraw_consent(contact: Contact, *, by: Any) -> Contact:
    """From today the contact must not be used; the dates of giving and withdrawing are kept."""
    with change(contact.organisation, "withdraw_consent", by=by, contact=contact.pid):
        contact.withdrawn_on = timezone.localdate()
        contact.save(update_fields=["withdrawn_on"])
    return contact
