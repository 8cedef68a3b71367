"""Take an action out of a plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.advisory.models import Plan, Step
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def drop_step(plan: Plan, *, by: Any, step: Step) -> Plan:
    """One that was done stays. Raises Refused, Stale."""
    with change(plan, "drop_step", by=by, note=step.words):
        if step.done_on:
            raise Refused("done", _("This action was done; it stays in the plan."))
        move(plan, PLAN_FLOW, "drop_step")
        step.delete()
    return plan
