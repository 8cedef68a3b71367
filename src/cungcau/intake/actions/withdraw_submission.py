"""The sender no longer needs it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def withdraw_submission(submission: Submission, *, by: Any, note: str = "") -> Submission:
    """A listing that was made of it is not ours to take away: the officers are told, and its organisation decides."""
    with change(submission, "withdraw", by=by):
        move(submission, SUBMISSION_FLOW, "withdraw", reason=note, settled_at=timezone.now())
    return submission
