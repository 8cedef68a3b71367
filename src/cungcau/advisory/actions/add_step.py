"""Add an action to a plan."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Plan, Step
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.trail.change import change, move


def add_step(plan: Plan, *, by: Any, **values: Any) -> Step:
    """`values`: columns of `Step`. Raises Stale."""
    with change(plan, "add_step", by=by, note=values["words"]):
        move(plan, PLAN_FLOW, "add_step")
        return Step.objects.create(plan=plan, **values)
