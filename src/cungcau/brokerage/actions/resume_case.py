"""A case that rested goes on."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import AWAKE
from cungcau.trail.change import change, move
from cungcau.vocabulary.holidays import calendar


def resume_case(case: Case, *, by: Any) -> Case:
    """The time meant for its stage goes on where it stood: what was left of it when the pause began is left now."""
    days, today = calendar(), timezone.localdate()
    left = days.working_days_between(case.paused_on or today, case.stage_due)
    due = days.due_after(today, left) if left > 0 else case.stage_due
    with change(case, "resume", by=by):
        move(case, CASE_FLOW, "resume", stage_due=due, **AWAKE)
    return case
