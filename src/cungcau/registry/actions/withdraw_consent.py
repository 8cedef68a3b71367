"""Record that a contact withdrew a consent."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Contact
from cungcau.trail.change import change


def withdraw_consent(contact: Contact, *, by: Any, purpose: str = "", how: str = "") -> Contact:
    """From today the contact must not be used for the purpose ("": for any); the days of giving and withdrawing are kept."""
    today = timezone.localdate()
    with change(contact.organisation, "withdraw_consent", by=by, contact=contact.pid, purpose=purpose, how=how):
        rows = contact.consents.filter(withdrawn_on=None)
        (rows.filter(purpose=purpose) if purpose else rows).update(withdrawn_on=today, withdrawn_how=how)
        if contact.withdrawn_on is None and not contact.consents.filter(withdrawn_on=None).exists():
            contact.withdrawn_on = today
            contact.save(update_fields=["withdrawn_on"])
    return contact
