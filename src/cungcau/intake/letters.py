"""Mails to senders. Before the address is confirmed a mail holds nothing that was typed: nobody can make us send her words."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from cungcau.intake.links import new_code, path
from cungcau.intake.models import Submission
from cungcau.notices.actions import queue_mail


def post_code(submission: Submission) -> None:
    """The mail that asks for confirmation: a link and a code, each good once and for a day."""
    code = new_code(submission)
    with translation.override(submission.language):
        somebody = _("Sir or Madam")
    queue_mail(
        "intake_confirm", to=submission.email, name=somebody, language=submission.language, is_secret=True,
        path=path(submission, "verify"), code=f"{code[:3]} {code[3:]}",
    )  # fmt: skip


def post_new_mail(submission: Submission) -> None:
    """To the other address: is it yours?"""
    queue_mail(
        "intake_new_mail", to=submission.new_email, name=submission.name, language=submission.language, is_secret=True,
        path=path(submission, "new_mail"),
    )  # fmt: skip


def post_state(submission: Submission, kind: str, *, once: str = "", **facts: Any) -> None:
    """A step of the submission, with the link to follow it."""
    if submission.email:
        queue_mail(
            f"intake_{kind}", to=submission.email, name=submission.name, language=submission.language,
            path=path(submission, "follow"), once=once, is_secret=True, title=submission.title, **facts,
        )  # fmt: skip
