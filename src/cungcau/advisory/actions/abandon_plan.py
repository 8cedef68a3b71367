"""A plan is given up."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.trail.change import change, move


def abandon_plan(plan: Plan, *, by: Any, reason: str) -> Plan:
    """With the reason, which the firm reads where it could read the plan."""
    with change(plan, "abandon", by=by, note=reason):
        move(plan, PLAN_FLOW, "abandon", reason=reason, settled_at=timezone.now())
    return plan
