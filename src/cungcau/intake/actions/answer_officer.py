"""The sender answers the officer's question."""

from __future__ import annotations

from typing import Any

from cungcau.intake.models import Message, Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def answer_officer(submission: Submission, *, by: Any, answer: str) -> Submission:
    """It is back in the queue, at the place that it had."""
    with change(submission, "answer", by=by):
        move(submission, SUBMISSION_FLOW, "answer")
        Message.objects.create(submission=submission, from_sender=True, text=answer)
    return submission
