"""What is to be done next, by when, and whose turn it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from cungcau.brokerage.case_models import Case, Turn
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import refuse_past
from cungcau.trail.change import change, move


def plan_next(case: Case, *, by: Any, next_action: str, next_due: date, turn: str = Turn.US) -> Case:
    """It takes the place of what was planned before; the trail keeps that. Raises Refused."""
    refuse_past(next_due, "next_due")
    with change(case, "plan_next", by=by, note=next_action, due=next_due.isoformat(), turn=turn):
        move(case, CASE_FLOW, "plan_next", next_action=next_action, next_due=next_due, turn=turn)
    return case
