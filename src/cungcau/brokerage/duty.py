"""What cases, interests and kept proposals ask a broker, or a second adviser, to do: handed in to the page of duties."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.who import working_officer
from cungcau.brokerage.case_models import Case, Turn
from cungcau.brokerage.case_queries import is_cold, is_overdue
from cungcau.brokerage.case_workflow import AT_WORK, CASE_FLOW, CaseState
from cungcau.brokerage.models import Interest
from cungcau.brokerage.queries import interests_seen_by, works_at_desk
from cungcau.brokerage.stages import stages
from cungcau.brokerage.workflow import INTEREST_FLOW, State
from cungcau.discovery.models import Verdict
from cungcau.discovery.workflow import VerdictState
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.ids import urn
from cungcau.kit.policy import visible
from cungcau.listings.models import Kind
from cungcau.trail.models import Entry

TURNS = {Turn.US.value: duties.POINT, Turn.DEMAND.value: duties.DEMAND, Turn.SUPPLY.value: duties.SUPPLY}
OPEN_CASE = gettext_lazy("Open a case")


def own_cases(user: Any) -> QuerySet[Case]:
    """Those that she has in hand, or in which she is the second adviser."""
    return visible(user, Case.objects.filter(Q(owner=user.pk) | Q(second=user.pk)), "read_desk")


def cases(user: Any, group: str) -> QuerySet[Case]:
    """Each under one group: late, due today, or whose turn it is."""
    today = timezone.localdate()
    rows = own_cases(user).filter(state=CaseState.OPEN)
    late, due = is_overdue(today), Q(next_due=today)
    if group == duties.OVERDUE:
        return rows.filter(late)
    rows = rows.filter(stage_due__gte=today)
    if group == duties.TODAY:
        return rows.filter(due)
    turn = next(code for code, name in TURNS.items() if name == group)
    return rows.filter(Q(next_due=None) | Q(next_due__gt=today), turn=turn)


def case_lines(rows: list[Case], user: Any) -> list[Line]:
    """`since`: when the next action was planned, and with it whose turn it is."""
    names = {urn(case): case.pk for case in rows}
    planned = Entry.objects.filter(subject__in=names, verb__in=["open", "plan_next", "reopen"]).order_by()
    since = {names[name]: at for name, at in planned.values_list("subject").annotate(Max("at"))}
    return [_case_line(case, since.get(case.pk) or case.opened_at) for case in rows]


def _case_line(case: Case, since: Any) -> Line:
    today = timezone.localdate()
    asks_now = case.next_due is not None and case.next_due <= today
    is_done = asks_now and case.last_contact_on is not None and case.last_contact_on >= case.next_due  # what comes after it?
    verb = "plan_next" if is_done else "log" if asks_now else "go_to" if case.stage_due < today else "plan_next"
    due = case.stage_due if verb == "go_to" else case.next_due
    note = stages()[case.stage].name if verb == "go_to" or not case.next_action else case.next_action
    return Line(
        case.goal, case.get_absolute_url(), _step(case, verb), note=note, due=due,
        since=None if verb == "go_to" else timezone.localdate(since),  # of a stage that has lasted too long only the day counts
        turn=TURNS[case.turn],
    )  # fmt: skip


def _step(case: Case, verb: str) -> Act:
    return Act(CASE_FLOW.moves[verb].label, reverse("brokerage:case_act", args=[case.pid, verb]), version=case.version)


def rested(user: Any, group: str) -> QuerySet[Case]:
    """Paused until a day that has come."""
    today = timezone.localdate()
    until = {"paused_until__lt": today} if group == duties.OVERDUE else {"paused_until": today}
    return own_cases(user).filter(state=CaseState.PAUSED, **until).order_by("paused_until", "pk")


def rested_lines(rows: list[Case], user: Any) -> list[Line]:
    label, address = CASE_FLOW.moves["resume"].label, "brokerage:case_act"
    return [
        Line(
            case.goal, case.get_absolute_url(),
            Act(label, reverse(address, args=[case.pid, "resume"]), press=True, version=case.version),
            note=case.pause_reason, due=case.paused_until, since=case.paused_on,
        )
        for case in rows
    ]  # fmt: skip


def cold(user: Any, group: str) -> QuerySet[Case]:
    return own_cases(user).filter(is_cold(timezone.localdate())).order_by("last_contact_on", "opened_at", "pk")


def cold_lines(rows: list[Case], user: Any) -> list[Line]:
    return [
        Line(
            case.goal, case.get_absolute_url(), _step(case, "log"), note=stages()[case.stage].name,
            since=case.last_contact_on or timezone.localdate(case.opened_at), turn=TURNS[case.turn],
        )
        for case in rows
    ]  # fmt: skip


def own_interests(user: Any) -> QuerySet[Interest]:
    """Those that she took on, and those whose broker has gone."""
    return interests_seen_by(user).filter(Q(handler=user.pk) | Q(handler=None) | Q(handler__is_active=False))


def new_interests(user: Any, group: str) -> QuerySet[Interest]:
    """Nobody has taken them on: they are for today."""
    return interests_seen_by(user).filter(state=State.SENT).order_by("sent_at", "pk")


def new_lines(rows: list[Interest], user: Any) -> list[Line]:
    label = INTEREST_FLOW.moves["take"].label
    return [
        Line(
            row.title, row.get_absolute_url(),
            Act(label, reverse("brokerage:act", args=[row.pid, "take"]), press=True, version=row.version),
            note=str(row.organisation), since=timezone.localdate(row.sent_at),
        )
        for row in rows
    ]  # fmt: skip


def interests(user: Any, group: str) -> QuerySet[Interest]:
    """Under way: a reply that is late, what she has to read or make a case of, and which side is to answer."""
    today, rows = timezone.localdate(), own_interests(user)
    if group == duties.OVERDUE:
        return rows.filter(state=State.FORWARDED, reply_due__lt=today).order_by("reply_due", "pk")
    if group == duties.POINT:
        return rows.filter(Q(state=State.SCREENING) | Q(state=State.REVEALED, cases=None)).order_by("sent_at", "pk")
    owner, sender = (Kind.OFFER, Kind.NEED) if group == duties.SUPPLY else (Kind.NEED, Kind.OFFER)
    in_time = Q(state=State.FORWARDED) & (Q(reply_due=None) | Q(reply_due__gte=today))
    consent = Q(state=State.ACCEPTED, sender_agreed_at=None)
    by_owner = in_time | Q(state=State.ACCEPTED, sender_agreed_at__isnull=False)
    wanted = Q(listing__kind=owner) & by_owner | Q(listing__kind=sender) & consent
    return rows.filter(wanted).order_by("reply_due", "pk")


def interest_lines(rows: list[Interest], user: Any) -> list[Line]:
    return [
        Line(
            row.title, row.get_absolute_url(), _interest_step(row), note=str(row.get_state_display()),
            due=row.reply_due if row.state == State.FORWARDED else None, since=timezone.localdate(row.since), turn=_turn(row),
        )
        for row in rows
    ]  # fmt: skip


def _turn(row: Interest) -> str:
    if row.state in {State.SCREENING, State.REVEALED}:
        return duties.POINT
    of_sender = row.state == State.ACCEPTED and row.sender_agreed_at is None
    return duties.DEMAND if of_sender == (row.listing.kind == Kind.OFFER) else duties.SUPPLY


def _interest_step(row: Interest) -> Act:
    if row.state == State.SCREENING:
        return Act(INTEREST_FLOW.moves["forward"].label, reverse("brokerage:act", args=[row.pid, "forward"]), version=row.version)
    if row.state == State.REVEALED:
        return Act(OPEN_CASE, f"{reverse('brokerage:open_case')}?interest={row.pid}")
    return Act(_("Look at it"), row.get_absolute_url())


def proposals(user: Any, group: str) -> QuerySet[Verdict]:
    """Kept by her, and no case came of it yet; nor is there one under way about the same two."""
    same = Case.objects.filter(need=OuterRef("need"), offer=OuterRef("offer"), state__in=AT_WORK)
    rows = visible(user, Verdict.objects.filter(~Exists(same), state=VerdictState.KEPT, by=user.pk, cases=None))
    return rows.select_related("need", "offer").order_by("at", "pk")


def proposal_lines(rows: list[Verdict], user: Any) -> list[Line]:
    address = reverse("brokerage:open_case")
    return [
        Line(
            str(row.need), row.get_absolute_url(), Act(OPEN_CASE, f"{address}?verdict={row.pid}"), note=str(row.offer),
            since=timezone.localdate(row.at) if row.at else None,
        )
        for row in rows
    ]  # fmt: skip


def works(user: Any) -> bool:
    return bool(user.is_authenticated and working_officer.check(user, None))


def hand_in_all() -> None:
    turns = (duties.OVERDUE, duties.TODAY, duties.POINT, duties.DEMAND, duties.SUPPLY)
    case = gettext_lazy("Case")
    duties.hand_in(Source("brokerage.case", case, turns, cases, case_lines, works, order=10))
    paused = (duties.OVERDUE, duties.TODAY)
    duties.hand_in(Source("brokerage.rested", gettext_lazy("Paused case"), paused, rested, rested_lines, works, order=12))
    duties.hand_in(Source("brokerage.cold", case, (duties.COLD,), cold, cold_lines, works, order=10))
    new = gettext_lazy("New interest")
    duties.hand_in(Source("brokerage.new", new, (duties.TODAY,), new_interests, new_lines, works_at_desk, order=14))
    under_way = (duties.OVERDUE, duties.POINT, duties.DEMAND, duties.SUPPLY)
    label = gettext_lazy("Interest")
    duties.hand_in(Source("brokerage.interest", label, under_way, interests, interest_lines, works_at_desk, order=16))
    kept = gettext_lazy("Kept proposal")
    duties.hand_in(Source("brokerage.proposal", kept, (duties.POINT,), proposals, proposal_lines, works_at_desk, order=18))
