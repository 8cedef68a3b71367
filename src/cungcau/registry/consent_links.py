"""The address under which a person reads and withdraws what she agreed to, without an account.

It does not expire: consent can be withdrawn at any time. Whoever has it can withdraw, and read the name and the purposes;
how to reach the person is not told.
"""

from __future__ import annotations

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from cungcau.registry.models import Contact

_signer = Signer(salt="cungcau.registry.consent")


def consent_path(contact: Contact) -> str:
    return reverse("registry:own_consent", args=[_signer.sign(contact.pid)])


def contact_of(token: str) -> Contact | None:
    """Whose link it is; None for one that we have not given."""
    try:
        pid = _signer.unsign(token)
    except BadSignature:
        return None
    found = Contact.objects.select_related("organisation", "merged_into__organisation").filter(pid=pid).first()
    return found.merged_into or found if found else None
