"""The desk does not need the expert any more."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Assignment
from cungcau.advisory.workflow import ASSIGNMENT_FLOW
from cungcau.trail.change import change, move


def call_off_assignment(assignment: Assignment, *, by: Any, reason: str) -> Assignment:
    """Also the way to another expert, where a conflict of interest is not to be let pass."""
    with change(assignment, "call_off", by=by, note=reason):
        move(assignment, ASSIGNMENT_FLOW, "call_off", reason=reason)
    return assignment
