"""An officer asks the sender something."""

from __future__ import annotations

from typing import Any

from cungcau.intake.models import Message, Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def ask_sender(submission: Submission, *, by: Any, question: str) -> Submission:
    """The question goes by mail; the sender answers by the link, without an account."""
    with change(submission, "ask", by=by):
        move(submission, SUBMISSION_FLOW, "ask", handler=by)
        Message.objects.create(submission=submission, author=by, text=question)
    return submission
