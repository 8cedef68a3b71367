"""The address is confirmed: an officer will read it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def verify_submission(submission: Submission, *, by: Any) -> Submission:
    """By the link or the code of the mail, which the caller has looked at; both are worthless afterwards. Raises Stale."""
    with change(submission, "verify", by=by):
        move(submission, SUBMISSION_FLOW, "verify", verified_at=timezone.now(), code_hash="", code_until=None)
    return submission
