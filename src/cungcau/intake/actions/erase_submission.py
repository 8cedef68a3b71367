"""Erase what was typed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Submission
from cungcau.intake.workflow import SUBMISSION_FLOW
from cungcau.kit.policy import SYSTEM
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
    """What is left is that there was one, and when. The contact that was made of it goes too; a listing is its organisation's."""
    with change(submission, "erase", by=by):
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
