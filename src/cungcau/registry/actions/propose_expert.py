"""Bring an expert into the registry."""

from __future__ import annotations

from typing import Any

from cungcau.registry.actions.add_affiliation import follow_profile
from cungcau.registry.content import EXPERT_COLUMNS, assign
from cungcau.registry.models import Expert
from cungcau.registry.sorting import name_expert
from cungcau.trail.change import change


def propose_expert(*, by: Any, pid: str = "", **values: Any) -> Expert:
    """A new profile, to be verified before it is shown. `values`: columns of `content.EXPERT_COLUMNS`, `terms`.

    `pid` is the id that the form was given when it was shown. Raises PermissionDenied, IntegrityError where it was taken
    meanwhile.
    """
    expert = Expert(**({"pid": pid} if pid else {}))
    assign(expert, values, EXPERT_COLUMNS)
    name_expert(expert)
    with change(expert, "propose", by=by):
        expert.save()
        expert.terms.set(values.get("terms", []))
        follow_profile(expert)
    return expert
