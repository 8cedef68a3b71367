"""Take an organisation away again that came in by mistake."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Contact, Organisation
from cungcau.registry.references import refuse_if_referred_to
from cungcau.trail.change import change


def remove_organisation(organisation: Organisation, *, by: Any, note: str = "") -> Organisation:
    """One that nobody has verified yet and nothing hangs on; the trail keeps that it was there.

    Raises PermissionDenied, Refused where another record refers to it.
    """
    facts = {"name": organisation.name_vi, "external_id": organisation.external_id}
    with change(organisation, "remove", by=by, note=note, **facts):
        refuse_if_referred_to(organisation, own=(Contact,))
        Organisation.objects.filter(pk=organisation.pk).delete()
    return organisation
