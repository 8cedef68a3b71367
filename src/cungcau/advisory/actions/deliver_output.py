"""The expert hands the result in."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Assignment
from cungcau.advisory.workflow import ASSIGNMENT_FLOW
from cungcau.trail.change import change, move


def deliver_output(assignment: Assignment, *, by: Any, output: str) -> Assignment:
    """The desk reads it; what of it the firm is told stands in the adviser's answer."""
    with change(assignment, "deliver", by=by):
        move(assignment, ASSIGNMENT_FLOW, "deliver", output=output, delivered_at=timezone.now())
    return assignment
