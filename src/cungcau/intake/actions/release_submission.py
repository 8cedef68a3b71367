"""Let a blocked sender confirm her address after all."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.letters import post_code
from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def release_submission(submission: Submission, *, by: Any) -> Submission:
    """It went to the spam bin by the block list, unanswered; now the mail goes out, and its time begins anew."""
    with change(submission, "release", by=by):
        move(submission, SUBMISSION_FLOW, "release", settled_at=None, sent_at=timezone.now())
        post_code(submission)
    return submission
