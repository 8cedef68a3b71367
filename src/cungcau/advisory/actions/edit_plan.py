"""Change what a plan says of itself."""

from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.trail.change import change, move


def edit_plan(plan: Plan, *, by: Any, service: str, aim: str, note: str = "", adviser: User | None = None) -> Plan:
    """Of an agreed plan too: the history shows who did. Raises Stale."""
    with change(plan, "edit", by=by):
        move(plan, PLAN_FLOW, "edit", service=service, aim=aim, note=note, adviser_id=adviser.pk if adviser else None)
    return plan
