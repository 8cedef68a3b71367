"""The desk says how good the work was."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Assignment
from cungcau.advisory.workflow import ASSIGNMENT_FLOW
from cungcau.trail.change import change, move


def judge_assignment(assignment: Assignment, *, by: Any, rating: int, words: str = "") -> Assignment:
    """From 1 to 5; officers read it when they choose an expert, the expert does not."""
    with change(assignment, "judge", by=by, rating=rating):
        move(assignment, ASSIGNMENT_FLOW, "judge", rating=rating, rating_words=words)
    return assignment
