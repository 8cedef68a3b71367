"""The firm agrees to the plan."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.advisory.models import Plan
from cungcau.advisory.workflow import PLAN_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def agree_plan(plan: Plan, *, by: Any, note: str = "") -> Plan:
    """By its own button, or as an officer writes down what she was told; the firm reads the plan from now on. Raises Refused."""
    with change(plan, "agree", by=by, note=note):
        if not plan.steps.exists():
            raise Refused("no_steps", _("Nothing is planned yet: add an action first."))
        move(plan, PLAN_FLOW, "agree", shared=True, agreed_at=timezone.now())
    return plan
