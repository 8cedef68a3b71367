"""Plants the demo's intake: needs left without an account in every state that a desk meets, through the verbs that people use.

Their senders are fictional; only An's is somebody who has an account, so that she can say: this is mine.
"""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone, translation

from cungcau.access.models import User
from cungcau.intake.actions import (
    answer_officer,
    ask_sender,
    decline_submission,
    mark_spam,
    merge_submission,
    send_submission,
    verify_submission,
)
from cungcau.intake.models import Submission
from cungcau.intake.who import Sender
from cungcau.kit.ids import new_pid, urn
from cungcau.listings.models import Listing
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("demo.toml")
MODERATOR, BROKER = "ha@demo.example", "dung@demo.example"
TYPED = (
    "title", "problem", "current_technology", "result", "budget", "organisation_name", "tax_code", "name", "email", "phone",
    "anonymity", "campaign",
)  # fmt: skip


def plant() -> None:
    """Every submission of the file, led to its state."""
    moderator, broker = (User.objects.get(email=address) for address in (MODERATOR, BROKER))
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["submission"]:
        with translation.override(row.get("language", "vi")):
            _plant(row, moderator, broker)


def _plant(row: dict[str, Any], moderator: User, broker: User) -> None:
    typed = {name: row[name] for name in TYPED if name in row}
    pid = new_pid()
    submission = send_submission(
        by=Sender(Submission(pid=pid)), pid=pid, proven=row.get("proven", True), language=row.get("language", "vi"), **typed
    )
    sender, state = Sender(submission), row["state"]
    if state != "sent":
        verify_submission(submission, by=sender)
    if "question" in row:
        ask_sender(submission, by=broker, question=row["question"])
    if "answer" in row:
        answer_officer(submission, by=sender, answer=row["answer"])
    if state == "declined":
        decline_submission(submission, by=moderator, reason=row["reason"])
    elif state == "spam":
        mark_spam(submission, by=moderator)
    elif state == "merged":
        need = Listing.objects.filter(kind="need", state="published", is_demo=True).order_by("pk")[row["into"]]
        merge_submission(submission, by=broker, listing=need)
    _set_back(submission, timedelta(days=row.get("age_days", 1)))


def _set_back(submission: Submission, age: timedelta) -> None:
    """It was sent `age` ago, confirmed an hour later, settled after two thirds of the time."""
    sent = timezone.now() - age
    moved = {"sent_at": sent, "consent_at": sent}
    if submission.verified_at:
        moved["verified_at"] = sent + timedelta(hours=1)
    if submission.settled_at:
        moved["settled_at"] = sent + age * 2 / 3
    Submission.objects.filter(pk=submission.pk).update(**moved)
    submission.messages.update(at=F("at") - age / 2)
    Entry.objects.filter(subject=urn(submission)).update(at=F("at") - age / 2)
    Entry.objects.filter(subject=urn(submission), verb__in=("send", "verify")).update(at=sent)
