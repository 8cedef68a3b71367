"""Signed links and codes: who holds one is the sender, and nothing else needs to be known of her.

A link is made of the submission's own facts, so it needs no table: it dies when one of them changes. `watch` is for the browser
that sent the form (before anything is confirmed), `verify` for the mail that confirms, `follow` for every mail after it,
`new_mail` for the mail that confirms another address.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from cungcau.intake.models import Submission
from cungcau.kit.errors import Refused

CODE_LIVES = timedelta(hours=24)
CODE_TRIES = 5
FACTS = {
    "watch": ("email",),
    "verify": ("code_hash", "email"),
    "follow": ("link_round", "email"),
    "new_mail": ("link_round", "new_email"),
}


def token(submission: Submission, purpose: str) -> str:
    facts = ":".join(str(getattr(submission, name)) for name in FACTS[purpose])
    return salted_hmac(f"cungcau.intake.{purpose}", f"{submission.pid}:{facts}", algorithm="sha256").hexdigest()[:40]


def holder_of(pid: str, given: str, purpose: str) -> Submission | None:
    """The submission whose link this is; None for a forged or worn-out one."""
    submission = Submission.objects.filter(pid=pid).first()
    if submission is None or not _is_alive(submission, purpose):
        return None
    return submission if constant_time_compare(token(submission, purpose), given) else None


def _is_alive(submission: Submission, purpose: str) -> bool:
    if purpose == "verify":
        return bool(submission.code_hash and submission.code_until and submission.code_until > timezone.now())
    return bool(submission.email and (purpose != "new_mail" or submission.new_email))


def path(submission: Submission, purpose: str) -> str:
    return reverse(f"intake:{purpose}", args=[submission.pid, token(submission, purpose)])


def new_code(submission: Submission) -> str:
    """Six digits, kept only as a mark; the code before is worthless."""
    code = f"{secrets.randbelow(10**6):06d}"
    submission.code_hash = _mark(submission, code)
    submission.code_until = timezone.now() + CODE_LIVES
    submission.code_tries = 0
    submission.save(update_fields=["code_hash", "code_until", "code_tries"])
    return code


def check_code(submission: Submission, code: str) -> None:
    """Raises Refused on the field `code`; each try counts, also of hands at once."""
    now = timezone.now()
    mine = Submission.objects.filter(pk=submission.pk, code_tries__lt=CODE_TRIES, code_until__gt=now).exclude(code_hash="")
    if not mine.update(code_tries=F("code_tries") + 1):
        raise Refused("code_spent", _("This code is no longer valid. Ask for a new one below."), field="code")
    submission.refresh_from_db(fields=["code_tries", "code_hash"])
    digits = "".join(letter for letter in code if letter.isdecimal())
    if not constant_time_compare(_mark(submission, digits), submission.code_hash):
        raise Refused("code_wrong", _("This is not the code of the newest mail. Please compare it again."), field="code")


def _mark(submission: Submission, code: str) -> str:
    return salted_hmac("cungcau.intake.code", f"{submission.pid}:{code}", algorithm="sha256").hexdigest()
