"""Asking before the calendar does: when a contract or a memorandum is signed, or when the broker wants to know now."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.actions import ask_side
from cungcau.brokerage.outcome_clock import asks_now
from cungcau.brokerage.outcome_models import Ask, Introduction, Subject


def ask_now(introduction: Introduction, *, by: Any) -> list[Ask]:
    """Each side that is still asked what came of it is asked today, once a day; the days of the calendar stay as they are."""
    days = max(1, (timezone.localdate() - introduction.introduced_on).days)
    made = (ask_side(introduction, by=by, side=side, about=Subject.OUTCOME, round=days) for side in asks_now(introduction))
    return [ask for ask in made if ask is not None]
