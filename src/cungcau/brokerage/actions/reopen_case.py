"""A case that was over begins again where it stood."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import stage_due
from cungcau.trail.change import change, move


def reopen_case(case: Case, *, by: Any, note: str) -> Case:
    """In the stage in which it was lost or ended, with the whole time of that stage; why it ended stays in the trail."""
    with change(case, "reopen", by=by, note=note, reason=case.reason):
        move(case, CASE_FLOW, "reopen", reason="", settled_at=None, stage_due=stage_due(case.stage))
    return case
