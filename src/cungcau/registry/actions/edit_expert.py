"""Change what the registry says of an expert."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.kit.errors import Unchanged
from cungcau.registry.actions.add_affiliation import follow_profile
from cungcau.registry.content import EXPERT_COLUMNS, assign, names_other_terms
from cungcau.registry.models import Expert
from cungcau.registry.sorting import name_expert
from cungcau.registry.workflow import EXPERT_FLOW
from cungcau.trail.change import change, claim_version


def edit_expert(expert: Expert, *, by: Any, version: int, sent: str = "", **values: Any) -> Expert:
    """Write the values if nobody has changed the profile since `version`; `sent` is the mark of what was typed.
    Where they say what it says already nothing is written.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    with change(expert, "edit", by=by, **({"sent": sent} if sent else {})) as facts:
        EXPERT_FLOW.after(expert.state, "edit")
        claim_version(expert, version)
        facts["changed"] = assign(expert, values, EXPERT_COLUMNS)
        if not facts["changed"] and not names_other_terms(expert, values):
            raise Unchanged
        derived = name_expert(expert)
        expert.updated_at = timezone.now()
        expert.save(update_fields=[*facts["changed"], *derived, "updated_at"])
        if "terms" in values:
            expert.terms.set(values["terms"])
        follow_profile(expert)
    return expert
