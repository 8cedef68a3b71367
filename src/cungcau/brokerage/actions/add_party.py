"""Somebody takes part in a case."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import party_of, takes_part
from cungcau.brokerage.models import Contact
from cungcau.kit.errors import Refused
from cungcau.registry.models import Organisation
from cungcau.trail.change import change, move


def add_party(
    case: Case, *, by: Any, role: str, organisation: Organisation | None = None, name: str = "", contact_name: str = "",
    contact_phone: str = "", contact_email: str = "",
) -> Case:
    """An organisation of the registry, whose people then have their page of the case; or the name of one that is not there."""
    if organisation is None and not name.strip():
        raise Refused("no_name", _("Choose an organisation of the registry, or give a name."), field="name")
    if organisation and takes_part(case, organisation):
        raise Refused("takes_part", _("This organisation takes part already: nobody stands on two sides."), field="organisation")
    party = party_of(case, role, organisation, name.strip(), Contact(contact_name, contact_phone, contact_email))
    with change(case, "add_party", by=by, note=str(party), role=role):
        move(case, CASE_FLOW, "add_party")
        party.save()
    return case
