"""Show a draft to the firm."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.trail.change import change, move


def share_plan(plan: Plan, *, by: Any) -> Plan:
    """Its people read it from now on, and can agree to it."""
    with change(plan, "share", by=by):
        move(plan, PLAN_FLOW, "share", shared=True)
    return plan
