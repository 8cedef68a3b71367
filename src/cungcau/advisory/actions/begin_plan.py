"""Work on an agreed plan begins."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.trail.change import change, move


def begin_plan(plan: Plan, *, by: Any) -> Plan:
    """From now on its actions are written up."""
    with change(plan, "begin", by=by):
        move(plan, PLAN_FLOW, "begin")
    return plan
