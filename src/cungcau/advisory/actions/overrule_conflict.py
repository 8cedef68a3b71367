"""A second officer lets a conflict of interest pass."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Assignment
from cungcau.advisory.ties import refusing_ties, written
from cungcau.advisory.workflow import ASSIGNMENT_FLOW, AssignmentState
from cungcau.trail.change import change, move


def overrule_conflict(assignment: Assignment, *, by: Any, why: str) -> Assignment:
    """The expert is asked, or goes on where it was she who told; what comes to light later holds it up again."""
    ties = written(refusing_ties(assignment))
    state = AssignmentState.ACCEPTED if assignment.freedom else AssignmentState.PROPOSED
    with change(assignment, "overrule", by=by, note=why, ties=ties):
        move(
            assignment, ASSIGNMENT_FLOW, "overrule", back_to=state, ties=ties, overruled=ties, overruled_by_id=by.pk,
            overruled_why=why, asked_at=assignment.asked_at or timezone.now(),
        )  # fmt: skip
    return assignment
