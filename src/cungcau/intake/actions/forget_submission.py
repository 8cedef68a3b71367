"""Forget what nobody has confirmed."""

from __future__ import annotations

from typing import Any

from cungcau.intake.models import Submission
from cungcau.trail.change import change


def forget_submission(submission: Submission, *, by: Any) -> None:
    """The address may be anybody's, so the whole row goes."""
    with change(submission, "forget", by=by):
        submission.delete()
