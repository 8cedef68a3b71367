"""It was no spam."""

from __future__ import annotations

from typing import Any

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def restore_submission(submission: Submission, *, by: Any) -> Submission:
    """A confirmed one goes back into the queue, at the place that it had."""
    with change(submission, "restore", by=by):
        move(submission, SUBMISSION_FLOW, "restore", settled_at=None)
    return submission
