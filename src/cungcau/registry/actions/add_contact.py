"""Record whom to reach at an organisation."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Contact, Organisation
from cungcau.trail.change import change


def add_contact(organisation: Organisation, *, by: Any, **values: Any) -> Contact:
    """A contact, internal. `values`: name, position, phone, email, consent_purpose, consent_on."""
    with change(organisation, "add_contact", by=by):
        return Contact.objects.create(organisation=organisation, **values)
