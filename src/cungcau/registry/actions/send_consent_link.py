"""Send a contact the link by which she reads and withdraws what she agreed to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.notices.actions import queue_mail
from cungcau.registry.consent_links import consent_path
from cungcau.registry.models import Contact
from cungcau.trail.change import change


def send_consent_link(contact: Contact, *, by: Any, language: str = "vi") -> Contact:
    """A mail to the contact's address. Raises Refused where there is none."""
    with change(contact.organisation, "send_consent_link", by=by, contact=contact.pid):
        if not contact.email:
            raise Refused("no_address", _("No e-mail address of this contact is known."))
        queue_mail(
            "consent", to=contact.email, name=contact.name, language=language, path=consent_path(contact), is_secret=True,
            organisation=contact.organisation.name_vi,
        )  # fmt: skip
    return contact
