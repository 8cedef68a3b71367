"""Send the mail that asks for confirmation once more."""

from __future__ import annotations

from typing import Any

from cungcau.intake.letters import post_code
from cungcau.intake.models import Submission
from cungcau.intake.suspicion import is_blocked
from cungcau.trail.change import change


def send_again(submission: Submission, *, by: Any, email: str = "") -> Submission:
    """A new code, which makes the one before worthless; to another address, where the sender had mistyped hers."""
    with change(submission, "send_again", by=by):
        if email and email != submission.email:
            submission.email = email
            submission.save(update_fields=["email"])
        if not is_blocked(submission):
            post_code(submission)
    return submission
