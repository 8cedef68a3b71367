"""Erase what was typed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import forget_mails
from cungcau.registry.actions import forget_contact
from cungcau.registry.models import Contact
from cungcau.trail.change import change, move

EMPTY = dict.fromkeys(
    (
        "title", "problem", "current_technology", "result", "budget", "organisation_name", "tax_code", "name", "email",
        "new_email", "phone", "network", "text_mark", "code_hash", "reason", "contact_pid",
    ),
    "",
)  # fmt: skip


def erase_submission(submission: Submission, *, by: Any) -> Submission:
    """What is left is that there was one, and when. The mails about it and the contact that was made of it go too; a listing
    is its organisation's, and stays."""
    with change(submission, "erase", by=by):
        for address in {submission.email, submission.new_email} - {""}:
            forget_mails(submission, by=SYSTEM, to=address, kinds="intake_")
        contact = Contact.objects.filter(pid=submission.contact_pid).first() if submission.contact_pid else None
        move(
            submission, SUBMISSION_FLOW, "erase", deadline=None, flags=[], settled_at=timezone.now(),
            link_round=submission.link_round + 1, **EMPTY,
        )  # fmt: skip
        submission.messages.all().delete()
        submission.claims.all().delete()
        if contact is not None:
            forget_contact(contact, by=SYSTEM)
    return submission
