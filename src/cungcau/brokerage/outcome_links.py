"""Signed links of questions: who holds one answers for that side, and sees nothing else.

A link is made of the question and of the address that it went to, so it needs no table and opens no other side's question.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from cungcau.brokerage.outcome_models import Ask


def token(ask: Ask) -> str:
    return salted_hmac("cungcau.brokerage.outcome", f"{ask.pid}:{ask.side}:{ask.to}", algorithm="sha256").hexdigest()[:40]


def path(ask: Ask, language: str, kind: str = "") -> str:
    """The page of the question, in the reader's language; `kind` chooses an answer before it is opened."""
    chosen = f"&kind={kind}" if kind else ""
    return reverse("brokerage:outcome_link", args=[ask.pid, token(ask)]) + f"?lang={language}{chosen}"


def ask_of(pid: str, given: str) -> Ask | None:
    """The question of this link; None for one that we have not given."""
    rows = Ask.objects.select_related("introduction__interest", "introduction__demand", "introduction__supply")
    ask = rows.filter(pid=pid).first()
    return ask if ask is not None and ask.to and constant_time_compare(token(ask), given) else None
