"""The point cannot take it up."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def decline_submission(submission: Submission, *, by: Any, reason: str) -> Submission:
    """The sender is told why."""
    with change(submission, "decline", by=by, note=reason):
        move(submission, SUBMISSION_FLOW, "decline", handler=by, reason=reason, settled_at=timezone.now())
    return submission
