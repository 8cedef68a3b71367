"""Record whom to reach at an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from cungcau.registry.actions.give_consent import enter_consent
from cungcau.registry.models import Contact, Organisation
from cungcau.registry.purposes import CONNECTION
from cungcau.trail.change import change


def add_contact(
    organisation: Organisation, *, by: Any, purposes: Iterable[str] = (), consent_purpose: str = "",
    consent_on: date | None = None, how: str = "", **values: Any,
) -> Contact:
    """A contact, internal. `values`: name, position, phone, email.

    `purposes` are those agreed to, of the list; `consent_purpose` is one in words of its own, as tables from elsewhere have it.
    """
    with change(organisation, "add_contact", by=by):
        contact = Contact.objects.create(organisation=organisation, **values)
        agreed = dict.fromkeys(purposes, "")
        if (consent_purpose or consent_on) and not agreed:
            agreed[CONNECTION] = consent_purpose
        for purpose, words in agreed.items():
            enter_consent(contact, purpose, by=by, on=consent_on, how=how, words=words)
    return contact
