"""Questions about cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from cungcau.brokerage.case_models import Case, LogEntry, Party
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.case_workflow import AT_WORK, OVER, CaseState
from cungcau.brokerage.models import Interest
from cungcau.brokerage.stages import stages, templates
from cungcau.brokerage.workflow import State
from cungcau.discovery.models import Verdict
from cungcau.discovery.weights import Outcome
from cungcau.engines.common.text import fold
from cungcau.kit.policy import can, visible
from cungcau.listings.models import Listing
from cungcau.vocabulary.holidays import calendar

TABS = ("mine", "open", "overdue", "cold", "closed")


def cases_read_by(user: Any) -> QuerySet[Case]:
    """The cases whose outline this person may read: the point's own."""
    rows = Case.objects.select_related("owner", "second", "need", "offer")
    return visible(user, rows, "read_outline").prefetch_related(
        Prefetch("parties", Party.objects.filter(ended_at=None).select_related("organisation"), to_attr="there")
    )


def cases_of_parties(user: Any) -> QuerySet[Case]:
    """The cases in which this person's organisations take part."""
    return visible(user, Case.objects.select_related("need", "offer"), "read_side")


class Share(NamedTuple):
    """What a person has in a case: the parties that she works for, whether it is their turn, which listing in it is theirs."""

    case: Case
    parties: list[Party]
    is_turn: bool
    listing: Listing | None


def shares_of(cases: Iterable[Case], user: Any) -> list[Share]:
    """In the order of the cases; asked once for all."""
    found = list(cases)
    parties: dict[int, list[Party]] = {case.pk: [] for case in found}
    for party in parties_of(user).filter(case__in=parties).select_related("organisation"):
        parties[party.case_id].append(party)
    return [_share(case, parties[case.pk]) for case in found]


def _share(case: Case, parties: list[Party]) -> Share:
    own = {party.organisation_id for party in parties}
    listing = next((one for one in (case.need, case.offer) if one and one.organisation_id in own), None)
    return Share(case, parties, case.state in AT_WORK and case.turn in {party.side for party in parties}, listing)


def works_on_cases(user: Any) -> bool:
    """Has a list of cases at all: brokers, moderators, the director, and who is a second adviser."""
    if not user.is_authenticated:
        return False
    return bool(user.roles & {"broker", "moderator", "director"}) or visible(user, Case.objects.all(), "read_outline").exists()


def reads_figures(user: Any) -> bool:
    return bool(user.is_authenticated and can(user, "read_figures", Case()))


def takes_part_in_cases(user: Any) -> bool:
    return bool(user.is_authenticated and parties_of(user).exists())


def is_overdue(today: date) -> Q:
    """Under way, and the next action or the stage is late."""
    return Q(state=CaseState.OPEN) & (Q(next_due__lt=today) | Q(stage_due__lt=today))


def is_cold(today: date) -> Q:
    """Under way, and nobody was in touch for some time."""
    last = today - timedelta(days=settings.COLD_DAYS)
    return Q(state=CaseState.OPEN) & (Q(last_contact_on__lt=last) | Q(last_contact_on=None, opened_at__date__lt=last))


def of_tab(rows: QuerySet[Case], user: Any, tab: str) -> QuerySet[Case]:
    today = timezone.localdate()
    wanted = {
        "mine": (Q(owner=user) | Q(second=user)) & Q(state__in=AT_WORK), "open": Q(state__in=AT_WORK),
        "overdue": is_overdue(today), "cold": is_cold(today), "closed": Q(state__in=OVER),
    }[tab]  # fmt: skip
    found = rows.filter(wanted)
    return found.order_by("-settled_at", "-pk") if tab == "closed" else found


def narrowed(rows: QuerySet[Case], *, words: str = "", stage: str = "", template: str = "") -> QuerySet[Case]:
    """By reference, goal or a party's name; by stage; by way of working together. What means nothing narrows nothing."""
    if stage in stages():
        rows = rows.filter(stage=stage)
    if template in templates():
        rows = rows.filter(mode__in=templates()[template].modes)
    text = words.replace("\x00", "").strip()
    if not text:
        return rows
    party = Party.objects.filter(case=OuterRef("pk"), ended_at=None)
    named = party.filter(Q(name__icontains=text) | Q(organisation__folded__contains=fold(text)))
    return rows.filter(Q(ref__icontains=text) | Q(goal__icontains=text) | Exists(named))


def with_ages(rows: Iterable[Case]) -> list[Any]:
    """Each with `is_late`, `stage_is_late`, `quiet` (days since the last contact) and `is_cold`."""
    today, found = timezone.localdate(), list(rows)
    for case in found:
        at_work = case.state == CaseState.OPEN
        since = case.last_contact_on or timezone.localdate(case.opened_at)
        case.is_late = bool(at_work and case.next_due and case.next_due < today)  # type: ignore[attr-defined]
        case.stage_is_late = at_work and case.stage_due < today  # type: ignore[attr-defined]
        case.quiet = (today - since).days  # type: ignore[attr-defined]
        case.is_cold = at_work and case.quiet > settings.COLD_DAYS  # type: ignore[attr-defined]
    return found


def age_in_stage(case: Case) -> int:
    """Working days since it came into its stage; of a case that is over, until it was closed."""
    entered = case.entries.get(left_at=None).entered_at
    end = case.settled_at if case.state in OVER and case.settled_at else timezone.now()
    return calendar().working_days_between(timezone.localdate(entered), timezone.localdate(end))


def case_of(interest: Interest, user: Any) -> dict[str, Any]:
    """The case that came of an interest, as far as this person may see it; and whether she may open one."""
    case = visible(user, Case.objects.filter(interest=interest)).first()
    is_free = interest.state == State.REVEALED and not interest.cases.exists()  # type: ignore[attr-defined]
    return {"case": case, "may_open_case": is_free and can(user, "open", Case())}


def verdict_panel(verdict: Verdict, user: Any) -> dict[str, Any] | None:
    """What the page of a kept proposal says of its case to this person; None where it says nothing."""
    case = cases_read_by(user).filter(verdict=verdict).first()
    may_open = case is None and verdict.is_kept and can(user, "open", Case()) and not verdict.cases.exists()  # type: ignore[attr-defined]
    return {"case": case, "may_open": may_open} if case or may_open else None


# Reasons of loss that speak of the technology itself; price, terms and the rest say nothing of how the two fitted.
UNFIT = ("technical", "trial_failed")


def outcomes_of_proposals() -> dict[int, Outcome]:
    """What came of the kept proposals from which cases were opened: a contract, or a technology that did not fit. Cases that
    ended otherwise, or go on, tell nothing."""
    cases = Case.objects.filter(verdict__isnull=False, settled_at__isnull=False).order_by()
    told = cases.filter(Q(state=CaseState.WON) | Q(state=CaseState.LOST, reason__in=UNFIT))
    rows = told.values_list("verdict", "state", "settled_at")
    return {verdict: Outcome(state == CaseState.WON, at) for verdict, state, at in rows if at}


def log_read_by(case: Case, user: Any) -> QuerySet[LogEntry]:
    rows = LogEntry.objects.filter(case=case).select_related("by", "party__organisation", "writer__organisation", "correction")
    return visible(user, rows.select_related("corrects", "message"))
