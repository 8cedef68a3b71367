"""A tick is taken back."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.case_models import Case, Tick
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import present_entry
from cungcau.trail.change import change, move


def untick_line(case: Case, *, by: Any, line: str) -> Case:
    """Of the present stage; the trail remembers that it was ticked."""
    with change(case, "untick", by=by, note=line, stage=case.stage):
        move(case, CASE_FLOW, "untick")
        Tick.objects.filter(entry=present_entry(case), line=line).delete()
    return case
