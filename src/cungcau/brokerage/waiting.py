"""What is waited for, on whom, and since when: in working days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.workflow import State
from cungcau.vocabulary.holidays import calendar

BROKER = "broker"


def waits_for(interest: Interest) -> tuple[str, ...]:
    """Who is to do the next thing: the broker, the owner, the sender, both; or nobody."""
    if interest.state in {State.SENT, State.SCREENING}:
        return (BROKER,)
    if interest.state == State.FORWARDED:
        return (Side.OWNER.value,)
    if interest.state == State.ACCEPTED:
        return tuple(side.value for side in Side if interest.agreed_at(side) is None)
    return ()


def reply_due(day: date) -> date:
    """The last day of the owner's time, where the interest was passed on that day."""
    return calendar().due_after(day, settings.REPLY_DAYS)


def with_clock(rows: Iterable[Interest]) -> list[Interest]:
    """Each with `age` (working days in its state) and `is_overdue` (the owner should have answered)."""
    worked, today, found = calendar(), timezone.localdate(), list(rows)
    for row in found:
        row.age = worked.working_days_between(timezone.localdate(row.since), today)  # type: ignore[attr-defined]
        row.is_overdue = is_overdue(row, today)  # type: ignore[attr-defined]
    return found


def is_overdue(interest: Interest, today: date) -> bool:
    return bool(interest.state == State.FORWARDED and interest.reply_due and interest.reply_due < today)


def overdue(today: date) -> QuerySet[Interest]:
    """The owner's time is over and there is no answer."""
    return Interest.objects.filter(state=State.FORWARDED, reply_due__lt=today)
