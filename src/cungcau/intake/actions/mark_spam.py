"""Put a submission into the spam bin."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def mark_spam(submission: Submission, *, by: Any) -> Submission:
    """Nobody is told; it can be taken out again until it is erased."""
    with change(submission, "mark_spam", by=by):
        move(submission, SUBMISSION_FLOW, "mark_spam", settled_at=timezone.now())
    return submission
