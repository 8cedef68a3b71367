"""A case rests for a while."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import refuse_past
from cungcau.trail.change import change, move


def pause_case(case: Case, *, by: Any, pause_reason: str, paused_until: date) -> Case:
    """Until that day nobody is reminded of it; then its owner is. Raises Refused."""
    refuse_past(paused_until, "paused_until")
    with change(case, "pause", by=by, note=pause_reason, until=paused_until.isoformat()):
        today = timezone.localdate()
        move(case, CASE_FLOW, "pause", pause_reason=pause_reason, paused_on=today, paused_until=paused_until)
    return case
