"""What several verbs of an outcome share: the row in hand, its answers, the next day on which something is due."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone

from cungcau.brokerage.outcome_clock import newest, next_day
from cungcau.brokerage.outcome_models import Answer, Ask, Introduction, Subject, Way
from cungcau.kit.policy import SYSTEM


def locked(introduction: Introduction) -> None:
    """The row as it is now, with its next version: until the transaction ends whoever else writes waits, then is told or looks
    again."""
    Introduction.objects.filter(pk=introduction.pk).update(version=F("version") + 1)
    introduction.refresh_from_db()


def answers_of(introduction: Introduction) -> dict[str, Answer]:
    """The newest answer of each side, by side."""
    return newest(introduction.answers.all())


def schedule(introduction: Introduction) -> None:
    """Write down from which day on something is due."""
    introduction.next_on = next_day(introduction, introduction.answers.all(), introduction.asks.all())
    Introduction.objects.filter(pk=introduction.pk).update(next_on=introduction.next_on)


def open_ask(introduction: Introduction, side: str, about: Subject) -> Ask | None:
    """The newest question of this side that can still be answered."""
    rows = introduction.asks.filter(side=side, about=about, until__gte=timezone.localdate())
    return rows.order_by("-pk").first()


def way_of(by: Any) -> Way:
    """Who holds a link acts as the house itself."""
    return Way.LINK if by is SYSTEM else Way.ACCOUNT
