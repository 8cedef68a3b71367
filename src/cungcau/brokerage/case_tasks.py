"""News of a case for its owner; and what each broker has to do with her cases, once each working morning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_queries import is_cold
from cungcau.brokerage.case_workflow import CaseState
from cungcau.jobs.queue import every, job
from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.notices.actions import tell
from cungcau.trail.models import Entry
from cungcau.vocabulary.holidays import calendar

NEWS_FOR = timedelta(days=7)
MORNING = 7
NAMED = 10


@job
def tell_owner(entry_id: int) -> None:
    """Hears: handed over. The owner, unless she did it herself."""
    entry = Entry.objects.get(pk=entry_id)
    case = Case.objects.select_related("owner").filter(pid=entry.subject_key).first()
    if case is None or case.owner is None or urn(case.owner) == entry.actor or entry.at < timezone.now() - NEWS_FOR:
        return
    facts = {"ref": case.ref, "goal": case.goal, "who": entry.actor_name}
    tell(case.owner, "case_handed_over", about=case, once=f"entry:{entry.pk}", is_private=True, **facts)


@every("hour")
@job
def tell_brokers_of_the_day() -> None:
    """From a working morning on: each owner hears once what is due, what rests no longer, and where nobody was in touch."""
    now = timezone.localtime()
    if now.hour < MORNING or not calendar().is_working(now.date()):
        return
    today = now.date()
    for owner in User.objects.filter(pk__in=_wanting(today).values("owner")):
        facts = _of_the_day(owner, today)
        if facts["lines"]:
            tell(owner, "cases_of_the_day", url=reverse("brokerage:cases"), once=today.isoformat(), is_private=True, **facts)


def _due(today: date) -> Q:
    return Q(state=CaseState.OPEN, next_due__lte=today)


def _awake(today: date) -> Q:
    return Q(state=CaseState.PAUSED, paused_until__lte=today)


def _wanting(today: date) -> Any:
    return Case.objects.filter(_due(today) | _awake(today) | is_cold(today), owner__is_active=True)


def _of_the_day(owner: User, today: date) -> dict[str, Any]:
    """How many of each, and the first of them by reference. Who does not broker any more hears nothing."""
    mine = [case for case in _wanting(today).filter(owner=owner) if can(owner, "read_desk", case)]
    due = [case for case in mine if case.state == CaseState.OPEN and case.next_due and case.next_due <= today]
    awake = [case for case in mine if case.state == CaseState.PAUSED]
    cold = [case for case in mine if case not in due and case not in awake]
    lines = [f"{case.ref}: {case.next_action or case.goal}" for case in (*due, *awake, *cold)]
    return {"due": len(due), "awake": len(awake), "cold": len(cold), "lines": lines[:NAMED]}
