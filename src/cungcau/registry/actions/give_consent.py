"""Write down that a contact agreed to something."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.registry.models import Consent, Contact
from cungcau.registry.purposes import basis_on, purposes
from cungcau.trail.change import change


def give_consent(contact: Contact, purpose: str, *, by: Any, on: date | None, how: str = "", words: str = "") -> Consent:
    """A line of the ledger, with the law in force on that day. Raises PermissionDenied; Refused where it is there already."""
    with change(contact.organisation, "give_consent", by=by, contact=contact.pid, purpose=purpose):
        if contact.consents.filter(purpose=purpose, withdrawn_on=None).exists():
            raise Refused("consent_there", _("This consent is in the ledger already and was not withdrawn."), "purpose")
        return enter_consent(contact, purpose, by=by, on=on, how=how, words=words)


def enter_consent(contact: Contact, purpose: str, *, by: Any, on: date | None, how: str = "", words: str = "") -> Consent:
    """The row alone, within a change that was begun; the contact may be used from now on."""
    on = Consent._meta.get_field("given_on").to_python(on)
    basis, ours = basis_on(on), purposes().get(purpose)
    if contact.withdrawn_on:
        contact.withdrawn_on = None
        contact.save(update_fields=["withdrawn_on"])
    return Consent.objects.create(
        contact=contact, purpose=purpose, words=words, basis=basis.key if basis else "", given_on=on, given_how=how,
        version=ours.version if ours and not words else "", recorded_by=by if isinstance(by, User) else None,
    )  # fmt: skip
