"""Somebody without an account tells us a need."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.consent import consent
from cungcau.intake.letters import post_code
from cungcau.intake.models import Submission
from cungcau.intake.suspicion import flags_of, mark_of
from cungcau.intake.workflow import SUBMISSION_FLOW, State
from cungcau.kit.policy import SYSTEM
from cungcau.trail.change import change, move

TYPED = (
    "title", "problem", "current_technology", "result", "budget", "deadline", "organisation_name", "tax_code", "name", "email",
    "phone", "anonymity",
)  # fmt: skip
CAME_BY = ("language", "campaign", "embedded", "network")


def send_submission(*, by: Any, pid: str, proven: bool, **values: Any) -> Submission:
    """It waits for the confirmation of the address, unless it is on the block list: then it goes to the spam bin, unanswered.

    `pid` is the id that the form was given when it was shown. The same form sent again while nothing is confirmed writes what
    it says now; after that it changes nothing. `values`: columns TYPED and CAME_BY. `proven`: the browser did its work.
    """
    submission = Submission.objects.filter(pid=pid).first() or Submission(pid=pid)
    if submission.state != State.SENT:
        return submission
    before = _said(submission)
    for name in (*TYPED, *CAME_BY):
        if name in values:
            setattr(submission, name, values[name])
    if submission.pk and _said(submission) == before:
        return submission
    submission.sent_at = timezone.now()
    agreed = consent()
    submission.consent_version, submission.consent_purpose = agreed.version, agreed.purpose
    submission.consent_at = submission.sent_at
    submission.text_mark = mark_of(submission)
    submission.flags = flags_of(submission, proven=proven)
    with change(submission, "send", by=by, flags=submission.flags):
        submission.save()
        if "blocked" not in submission.flags:
            post_code(submission)
    if "blocked" in submission.flags:
        with change(submission, "mark_spam", by=SYSTEM):
            move(submission, SUBMISSION_FLOW, "mark_spam", settled_at=timezone.now())
    return submission


def _said(submission: Submission) -> dict[str, Any]:
    return {name: getattr(submission, name) for name in TYPED}
