"""The sender corrects her contact data."""

from __future__ import annotations

from typing import Any

from cungcau.intake.letters import post_new_mail
from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.trail.change import change, move


def correct_contact(submission: Submission, *, by: Any, name: str = "", phone: str = "", email: str = "") -> Submission:
    """Empty means as it is. Another mail address counts once it is confirmed, by the mail that goes there."""
    wanted = {"name": name, "phone": phone, "new_email": email if email != submission.email else ""}
    given = {column: value for column, value in wanted.items() if value}
    with change(submission, "correct", by=by, changed=sorted(given)):
        move(submission, SUBMISSION_FLOW, "correct", **given)
        if "new_email" in given:
            post_new_mail(submission)
    return submission
