"""Write up what was done of an action, or plan it anew."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.advisory.models import Plan, Step
from cungcau.advisory.workflow import LIVE_WITH_FIRM, PLAN_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def edit_step(plan: Plan, *, by: Any, step: Step, **values: Any) -> Step:
    """The planned day stays beside the day on which it was done. Raises Refused, Stale."""
    with change(plan, "edit_step", by=by, note=values.get("words", step.words)):
        if values.get("done_on") and plan.state not in LIVE_WITH_FIRM:
            raise Refused("not_agreed", _("The plan is not agreed yet: nothing of it is done."), field="done_on")
        move(plan, PLAN_FLOW, "edit_step")
        for name, value in values.items():
            setattr(step, name, value)
        step.save(update_fields=list(values))
    return step
