"""Change what the registry says of an organisation."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.kit.errors import Unchanged
from cungcau.registry.content import ORGANISATION_COLUMNS, assign, names_other_terms
from cungcau.registry.models import Organisation
from cungcau.registry.sorting import name_organisation
from cungcau.registry.workflow import ORGANISATION_FLOW
from cungcau.trail.change import change, claim_version


def edit_organisation(organisation: Organisation, *, by: Any, version: int, sent: str = "", **values: Any) -> Organisation:
    """Write the values if nobody has changed it since `version`; `sent` is the mark of what was typed.
    Where they say what it says already nothing is written.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    with change(organisation, "edit", by=by, **({"sent": sent} if sent else {})) as facts:
        ORGANISATION_FLOW.after(organisation.state, "edit")
        claim_version(organisation, version)
        facts["changed"] = assign(organisation, values, ORGANISATION_COLUMNS)
        if not facts["changed"] and not names_other_terms(organisation, values):
            raise Unchanged
        derived = name_organisation(organisation)
        organisation.updated_at = timezone.now()
        organisation.save(update_fields=[*facts["changed"], *derived, "updated_at"])
        if "terms" in values:
            organisation.terms.set(values["terms"])
    return organisation
