"""What makes a submission suspicious: marks for the officer, never a refusal. And the steward's block list, which is one."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.engines.common.text import fold
from cungcau.intake.models import Block, Submission

FLAGS: dict[str, Any] = {
    "unproven": _("Sent without the browser's proof of work (no JavaScript, or a machine)."),
    "links": _("Several web addresses in the text."),
    "repeated": _("The same text came before."),
    "many": _("Many submissions from this network within a day."),
    "blocked": _("On the block list."),
}
LINK = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|net|org|info|xyz|top|shop|online|site|ru|cn)\b", re.IGNORECASE)
LINKS, SAME_NETWORK = 2, 6
REMEMBERED = timedelta(days=30)
TEXTS = ("title", "problem", "current_technology", "result")


def text_of(submission: Submission) -> str:
    return "\n".join(getattr(submission, name) for name in TEXTS)


def mark_of(submission: Submission) -> str:
    """The same for texts that differ only in marks, capitals and spaces."""
    return sha256(" ".join(fold(text_of(submission)).split()).encode()).hexdigest()[:32]


def flags_of(submission: Submission, *, proven: bool) -> list[str]:
    """The codes of FLAGS that hold for a submission with its columns written."""
    now = timezone.now()
    others = Submission.objects.exclude(pid=submission.pid)
    from_here = others.filter(network=submission.network, sent_at__gt=now - timedelta(days=1)).exclude(network="")
    holds = {
        "unproven": not proven,
        "links": len(LINK.findall(text_of(submission))) >= LINKS,
        "repeated": others.filter(text_mark=mark_of(submission), sent_at__gt=now - REMEMBERED).exists(),
        "many": from_here.count() >= SAME_NETWORK,
        "blocked": is_blocked(submission),
    }
    return [code for code, is_so in holds.items() if is_so]


def is_blocked(submission: Submission) -> bool:
    return on_block_list(text_of(submission), submission.email, submission.network)


def on_block_list(words: str, email: str, network: str) -> bool:
    """Does something that was sent without an account come from, or say, what a steward has blocked?"""
    text, domain = fold(words), email.rpartition("@")[2]
    known = {
        Block.Kind.ADDRESS: lambda value: value == email,
        Block.Kind.DOMAIN: lambda value: domain == value or domain.endswith(f".{value}"),
        Block.Kind.NETWORK: lambda value: value == network,
        Block.Kind.WORDS: lambda value: fold(value) in text,
    }
    return any(known[Block.Kind(kind)](value) for kind, value in Block.objects.values_list("kind", "value"))
