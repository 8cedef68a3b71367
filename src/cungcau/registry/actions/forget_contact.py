"""A contact asked to be forgotten."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Contact
from cungcau.trail.change import change


def forget_contact(contact: Contact, *, by: Any) -> None:
    """The row goes; the trail keeps that there was one, without a name. Listings that named it have none any more."""
    with change(contact.organisation, "forget_contact", by=by):
        contact.delete()
