"""A plan has come to its end."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.trail.change import change, move


def close_plan(plan: Plan, *, by: Any, outcome: str) -> Plan:
    """With what came of it, in words; actions that were not done stay as they are, for all to see."""
    with change(plan, "close", by=by):
        move(plan, PLAN_FLOW, "close", outcome=outcome, settled_at=timezone.now())
    return plan
