"""Questions to the campaigns: whose they are to see, how far they have come, what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from cungcau.access.models import Role, User
from cungcau.engines.common.text import fold
from cungcau.kit.policy import visible
from cungcau.registry.models import Organisation
from cungcau.registry.who import current_memberships
from cungcau.surveys.codes import Code
from cungcau.surveys.models import ABSORPTION, Campaign, Finding, Method, Visit
from cungcau.surveys.workflow import DONE, OPEN, CampaignState, VisitState

FIRST_YEAR, LAST_YEAR = 2000, 2200  # of a campaign; the calendar itself ends too near to some days
FIRMS = ("sme", "large", "fdi", "cooperative", "st_enterprise", "hitech_enterprise", "startup")


def working_officers() -> QuerySet[User]:
    """Everybody who may go to firms: all of the point's people but those who only read."""
    working = Role.objects.exclude(name="director").values("user_id")
    return User.objects.filter(pk__in=working, is_active=True)


def is_officer(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_officer)


def campaigns_seen_by(user: Any) -> QuerySet[Campaign]:
    """Each with `total` firms, `heard` firms and `findings`."""
    heard = Count("visits", filter=Q(visits__state__in=DONE), distinct=True)
    rows = Campaign.objects.select_related("adviser").annotate(
        total=Count("visits", distinct=True), heard=heard, findings=Count("visits__findings", distinct=True)
    )
    return visible(user, rows).order_by("-starts_on", "-pk")


def visits_seen_by(user: Any) -> QuerySet[Visit]:
    return visible(user, Visit.objects.select_related("campaign", "organisation__zone", "officer", "contact"))


def visit_of_code(user: Any, code: Code) -> Visit | None:
    return visits_seen_by(user).filter(campaign__number=code.campaign, number=code.number).first()


def visits_of(campaign: Campaign) -> QuerySet[Visit]:
    return campaign.visits.select_related("campaign", "organisation__zone", "officer").annotate(
        needs=Count("findings", filter=Q(findings__kind="need"), distinct=True),
        offers=Count("findings", filter=Q(findings__kind="offer"), distinct=True),
    ).order_by("number")


def narrowed(rows: QuerySet[Visit], wanted: Mapping[str, str]) -> QuerySet[Visit]:
    """The rows behind a figure. `wanted`: state ("done" and "open" for several), officer ("none" or pid), zone ("none" or
    code), method, day (of the appointment or of the hearing), found (need, offer), q (name or code)."""
    state, officer, zone = wanted.get("state", ""), wanted.get("officer", ""), wanted.get("zone", "")
    if state in VisitState.values:
        rows = rows.filter(state=state)
    elif state in {"done", "open"}:
        rows = rows.filter(state__in=DONE if state == "done" else OPEN)
    if officer:
        rows = rows.filter(officer=None) if officer == "none" else rows.filter(officer__pid=officer)
    if zone:
        rows = rows.filter(organisation__zone=None) if zone == "none" else rows.filter(organisation__zone__code=zone)
    if wanted.get("method") in Method.values:
        rows = rows.filter(method=wanted["method"])
    if wanted.get("found") in {"need", "offer"}:
        rows = rows.filter(pk__in=Finding.objects.filter(kind=wanted["found"]).values("visit_id"))
    if day := _day(wanted.get("day", "")):
        rows = rows.filter(done_on=day) if state == "done" else rows.filter(_on(day))
    for word in fold(wanted.get("q", "")).split():
        rows = rows.filter(Q(organisation__folded__contains=word) | Q(organisation__tax_code__startswith=word))
    return rows


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _on(day: date) -> Q:
    first = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    return Q(at__gte=first, at__lt=first + timedelta(days=1))


@dataclass
class Share:
    """How many of the firms of an officer, a zone, a way of asking were heard."""

    key: str
    label: str
    done: int = 0
    total: int = 0
    needs: int = 0


@dataclass
class Day:
    """A day of the campaign: how many firms were heard, how many appointments are still to be kept."""

    day: date
    heard: int = 0
    planned: int = 0


@dataclass
class Progress:
    """The figures of a campaign, all from one reading of its rows."""

    total: int
    states: dict[str, int]
    officers: list[Share]
    zones: list[Share]
    methods: list[Share]
    days: list[Day]
    needs: int
    offers: int

    @property
    def done(self) -> int:
        return sum(self.states.get(state, 0) for state in DONE)

    @property
    def open(self) -> int:
        return sum(self.states.get(state, 0) for state in OPEN)


def progress_of(campaign: Campaign) -> Progress:
    rows = list(visits_of(campaign))
    states: dict[str, int] = defaultdict(int)
    days: dict[date, Day] = {}
    for row in rows:
        states[row.state] += 1
        if row.is_done and row.done_on:
            days.setdefault(row.done_on, Day(row.done_on)).heard += 1
        elif row.state == VisitState.AGREED and row.at:
            day = timezone.localtime(row.at).date()
            days.setdefault(day, Day(day)).planned += 1
    return Progress(
        total=len(rows), states=dict(states),
        officers=_shares(rows, lambda row: (row.officer.pid, row.officer.name) if row.officer else ("none", "")),
        zones=_shares(rows, lambda row: _zone(row.organisation)),
        methods=_shares(rows, lambda row: (row.method, str(Method(row.method).label))),
        days=[days[day] for day in sorted(days)],
        needs=sum(row.needs for row in rows), offers=sum(row.offers for row in rows),
    )  # fmt: skip


def _zone(organisation: Organisation) -> tuple[str, str]:
    return (organisation.zone.code, organisation.zone.name) if organisation.zone else ("none", "")


def _shares(rows: list[Any], key_of: Any) -> list[Share]:
    """Grouped by key, the largest first; "none" with an empty label last."""
    found: dict[str, Share] = {}
    for row in rows:
        key, label = key_of(row)
        share = found.setdefault(key, Share(key, label))
        share.total += 1
        share.done += row.is_done
        share.needs += row.needs
    return sorted(found.values(), key=lambda share: (share.key == "none", -share.total, share.label))


def firms_to_add(campaign: Campaign, user: Any, wanted: Mapping[str, Any]) -> QuerySet[Organisation]:
    """Organisations of the registry that are not on the campaign's list. `wanted`: zone, kind (code, or "firms"), vsic, field
    (codes), place ("in", "out"), q."""
    rows = visible(user, Organisation.objects.exclude(state="suspended").select_related("zone"))
    rows = rows.exclude(pk__in=campaign.visits.values("organisation_id"))
    if wanted.get("zone"):
        rows = rows.filter(zone__code=wanted["zone"])
    if kind := wanted.get("kind"):
        rows = rows.filter(kind__in=FIRMS) if kind == "firms" else rows.filter(kind=kind)
    for scheme in ("vsic", "field"):
        if code := wanted.get(scheme):
            rows = rows.filter(pk__in=Organisation.objects.filter(terms__scheme_id=scheme, terms__code=code).values("pk"))
    if wanted.get("place") in {"in", "out"}:
        rows = rows.filter(in_park=wanted["place"] == "in")
    for word in fold(wanted.get("q", "")).split():
        rows = rows.filter(Q(folded__contains=word) | Q(tax_code__startswith=word))
    return rows


def visits_of_officer(user: Any) -> QuerySet[Visit]:
    """Where she has still to go, in campaigns that are not closed."""
    rows = visits_seen_by(user).filter(officer=user.pk, state__in=OPEN).exclude(campaign__state=CampaignState.CLOSED)
    return rows.prefetch_related("organisation__contacts").order_by("at", "organisation__zone__order", "organisation__sort_key")


def by_day(visits: QuerySet[Visit]) -> tuple[list[tuple[date, list[Visit]]], list[Visit]]:
    """(the days with their appointments in order, those without an appointment)."""
    rows = list(visits)
    fixed = sorted((row for row in rows if row.at), key=lambda row: row.at)  # type: ignore[arg-type,return-value]
    days = [(day, list(group)) for day, group in groupby(fixed, key=lambda row: timezone.localtime(row.at).date())]
    return days, [row for row in rows if not row.at]


def appointments_of(user: Any) -> QuerySet[Visit]:
    """Agreed visits at the firms for which this person works: who comes when."""
    rows = Visit.objects.select_related("organisation", "officer", "campaign").filter(state=VisitState.AGREED, at__isnull=False)
    own = visible(user, rows, "read_appointment").filter(organisation_id__in=current_memberships(user).values("organisation_id"))
    return own.filter(at__gte=timezone.now() - timedelta(hours=12)).order_by("at")


def findings_of(campaign: Campaign) -> QuerySet[Finding]:
    return Finding.objects.filter(visit__campaign=campaign).select_related("visit__organisation", "visit__campaign", "listing")


@dataclass
class Capacity:
    """One of the four scores over the campaign: how many firms have each level, and the mean."""

    name: str
    counts: list[int]

    @property
    def said(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        return sum(level * count for level, count in enumerate(self.counts, 1)) / self.said if self.said else None


def capacities_of(campaign: Campaign) -> list[Capacity]:
    rows = list(campaign.visits.values_list(*(f"absorption_{name}" for name in ABSORPTION)))
    return [
        Capacity(name, [sum(1 for row in rows if row[place] == level) for level in range(1, 6)])
        for place, name in enumerate(ABSORPTION)
    ]
