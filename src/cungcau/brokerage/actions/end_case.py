"""It ends well enough, but without a contract."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import OVER_NOW, planned_in
from cungcau.trail.change import change, move


def end_case(case: Case, *, by: Any, reason: str, note: str = "") -> Case:
    """With a reason (scheme case_end_reason): advice was enough, or another point goes on with it."""
    with change(case, "end", by=by, note=note, reason=reason, stage=case.stage, **planned_in(case)):
        move(case, CASE_FLOW, "end", reason=reason, settled_at=timezone.now(), **OVER_NOW)
    return case
