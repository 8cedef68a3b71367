"""Change what a plan says of itself."""

from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.kit.errors import Unchanged
from cungcau.trail.change import change, move


def edit_plan(plan: Plan, *, by: Any, service: str, aim: str, note: str = "", adviser: User | None = None) -> Plan:
    """Of an agreed plan too: the history shows who did. What it says already is not written again. Raises Stale."""
    with change(plan, "edit", by=by):
        said = {"service": service, "aim": aim, "note": note, "adviser_id": adviser.pk if adviser else None}
        is_read = plan.version == Plan.objects.get(pk=plan.pk).version
        if is_read and all(getattr(plan, name) == value for name, value in said.items()):
            raise Unchanged
        move(plan, PLAN_FLOW, "edit", **said)
    return plan
