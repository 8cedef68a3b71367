"""Another mail address is confirmed."""

from __future__ import annotations

from typing import Any

from cungcau.intake.letters import post_state
from cungcau.intake.models import Submission
from cungcau.trail.change import change, claim_version


def change_mail(submission: Submission, *, by: Any) -> Submission:
    """From now on mails go to the new address, and the links sent to the old one are worthless. Raises Stale."""
    with change(submission, "change_mail", by=by):
        claim_version(submission, submission.version)
        submission.email, submission.new_email = submission.new_email, ""
        submission.link_round += 1
        submission.save(update_fields=["email", "new_email", "link_round"])
        post_state(submission, "link")
    return submission
