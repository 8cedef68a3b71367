"""The records behind each figure: the same questions again, as lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from cungcau.brokerage.case_models import Case, Left, StageEntry
from cungcau.brokerage.case_queries import is_cold, is_overdue
from cungcau.brokerage.case_workflow import AT_WORK, OVER, CaseState
from cungcau.brokerage.models import EVENT, ORIGINS, Interest
from cungcau.brokerage.stages import templates
from cungcau.brokerage.workflow import State
from cungcau.kit.duties import midnight

NONE = "none"  # in addresses: an owner, a reason that is not there
AGREEMENT = Q(stage="agreement", how=Left.DONE)
OF_CASES = ("open", "overdue", "cold", "closed", "opened", "agreed", "won", "ended", "lost", "entered", "went")
OF_INTERESTS = ("replied", "unreplied", "sent", "forwarded", "revealed")


def in_days(column: str, first: date, last: date) -> Q:
    """From the beginning of the first day to the end of the last one, where the point is."""
    return Q(**{f"{column}__gte": midnight(first), f"{column}__lt": midnight(last + timedelta(days=1))})


def of_template(template: str) -> QuerySet[Case]:
    """The cases of a way of working together, or all of them."""
    rows = Case.objects.all()
    return rows.filter(mode__in=templates()[template].modes) if template else rows


def day_of(text: str, otherwise: date) -> date:
    """A day out of an address; years that no calendar can count from are none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return day if 1900 < day.year < 2200 else otherwise


def cases_behind(what: str, asked: Mapping[str, str]) -> QuerySet[Case]:
    """`asked`: from, to (days), template, officer (pid or NONE), reason (code or NONE), stage."""
    today = timezone.localdate()
    first, last = day_of(asked.get("from", ""), today), day_of(asked.get("to", ""), today)
    template = asked.get("template", "")
    rows = of_template(template if template in templates() else "").filter(_wanted(what, first, last, today))
    if what == "agreed":
        done = StageEntry.objects.filter(AGREEMENT).order_by().values("case").annotate(at=Min("left_at"))
        rows = rows.filter(pk__in=done.filter(in_days("at", first, last)).values("case"))
    if what in {"entered", "went"}:
        stays = StageEntry.objects.filter(in_days("entered_at", first, last), stage=asked.get("stage", "")).order_by()
        went = Q(how=Left.DONE) | Q(left_at=None, case__state=CaseState.WON)
        stays = stays.filter(went) if what == "went" else stays.exclude(how=Left.SKIPPED)
        rows = rows.filter(pk__in=stays.values("case"))
    if officer := asked.get("officer", ""):
        rows = rows.filter(owner=None) if officer == NONE else rows.filter(owner__pid=officer)
    if reason := asked.get("reason", ""):
        rows = rows.filter(reason="" if reason == NONE else reason)
    return rows.select_related("owner").order_by("-opened_at", "-pk")


def _wanted(what: str, first: date, last: date, today: date) -> Q:
    over = Q(state__in=OVER) & in_days("settled_at", first, last)
    conditions: dict[str, Any] = {
        "open": Q(state__in=AT_WORK), "overdue": is_overdue(today), "cold": is_cold(today), "closed": over,
        "lost": over & Q(state=CaseState.LOST), "won": over & Q(state=CaseState.WON), "ended": over & Q(state=CaseState.ENDED),
        "opened": in_days("opened_at", first, last),
    }  # fmt: skip
    return conditions.get(what, Q())  # type: ignore[no-any-return]


def of_origin(origin: str) -> Q:
    """What came by a printed code counts as the event's, whatever the channel; every origin where none is named."""
    if origin == EVENT:
        return Q(sheet__isnull=False)
    return Q(sheet=None, channel=origin) if origin in ORIGINS else Q()


def interests_behind(what: str, asked: Mapping[str, str]) -> QuerySet[Interest]:
    today = timezone.localdate()
    first, last = day_of(asked.get("from", ""), today), day_of(asked.get("to", ""), today)
    replied = Q(answered_at__isnull=False) | Q(state=State.REJECTED, settled_at__isnull=False)
    waiting = Q(answered_at=None, state__in=[State.SENT, State.SCREENING, State.FORWARDED])
    rows = Interest.objects.filter(in_days("sent_at", first, last))
    steps = {
        "sent": Q(), "forwarded": Q(forwarded_at__isnull=False), "revealed": Q(revealed_at__isnull=False),
    }  # fmt: skip
    if what in steps:
        rows = rows.filter(of_origin(asked.get("origin", "")), steps[what])
    else:
        rows = rows.filter(replied if what == "replied" else waiting)
    return rows.order_by("-sent_at", "-pk")
