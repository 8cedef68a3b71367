"""The expert does not take the task on."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Assignment
from cungcau.advisory.workflow import ASSIGNMENT_FLOW
from cungcau.trail.change import change, move


def refuse_assignment(assignment: Assignment, *, by: Any, reason: str) -> Assignment:
    """The desk looks for another one."""
    with change(assignment, "refuse", by=by, note=reason):
        move(assignment, ASSIGNMENT_FLOW, "refuse", reason=reason)
    return assignment
