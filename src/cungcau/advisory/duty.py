"""What an officer of the advisory desk still has to do: answers, conflicts, results, actions of plans."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.advisory.models import Advice, Assignment, Step
from cungcau.advisory.queries import ASKED, assignments_seen_by, steps_of, waiting_advice, works_at_desk
from cungcau.advisory.workflow import ADVICE_FLOW, ASSIGNMENT_FLOW, AdviceState, AssignmentState
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.policy import visible
from cungcau.vocabulary.holidays import calendar


def requests(user: Any, group: str) -> QuerySet[Advice]:
    """New ones for every adviser, those under way for theirs; by the time that an answer may take."""
    today, days = timezone.localdate(), calendar()
    late, due = (days.last_over(day, settings.ADVICE_DAYS) for day in (today, today + timedelta(days=1)))
    return waiting_advice(user).filter(duties.by_clock("waiting_since", group, late, due)).order_by("waiting_since", "pk")


def request_lines(rows: list[Advice], user: Any) -> list[Line]:
    days = calendar()
    may_take = duties.allowed(user, rows, "take")
    return [_request(row, days, row.pk in may_take) for row in rows]


def _request(row: Advice, days: Any, may_take: bool) -> Line:
    since = timezone.localdate(row.waiting_since)
    act = Act(_("Look at it"), row.get_absolute_url())
    if row.state == AdviceState.TAKEN:
        act = Act(ADVICE_FLOW.moves["answer"].label, reverse("advisory:act", args=[row.pid, "answer"]), version=row.version)
    elif may_take:
        act = Act(ADVICE_FLOW.moves["take"].label, reverse("advisory:act", args=[row.pid, "take"]), True, row.version)
    due = days.due_after(since, settings.ADVICE_DAYS)
    return Line(row.subject, row.get_absolute_url(), act, str(row.organisation), due, since)


def assignments(user: Any, group: str) -> QuerySet[Assignment]:
    """Conflicts that another officer found are for today, as are results that nobody rated; experts are waited for."""
    today, own = timezone.localdate(), Q(entrusted_by_id=user.pk)
    rows = assignments_seen_by(user)
    waited = own & Q(state__in=ASKED)
    if group == duties.OVERDUE:
        return rows.filter(waited, due_on__lt=today).order_by("due_on", "pk")
    if group == duties.OTHERS:
        return rows.filter(waited, due_on__gte=today).order_by("due_on", "pk")
    to_decide = visible(user, Assignment.objects.order_by(), "overrule").filter(state=AssignmentState.BLOCKED).values("pk")
    return rows.filter(Q(pk__in=to_decide) | own & Q(state=AssignmentState.DELIVERED)).order_by("created_at", "pk")


def assignment_lines(rows: list[Assignment], user: Any) -> list[Line]:
    return [_assignment(row) for row in rows]


def _assignment(row: Assignment) -> Line:
    verb = {AssignmentState.BLOCKED: "overrule", AssignmentState.DELIVERED: "judge"}.get(AssignmentState(row.state))
    act = Act(_("Look at it"), row.get_absolute_url())
    if verb == "judge":
        address = reverse("advisory:assignment_act", args=[row.pid, verb])
        act = Act(ASSIGNMENT_FLOW.moves[verb].label, address, version=row.version)
    turn = duties.POINT if verb else duties.OTHERS
    since = timezone.localdate(row.created_at)
    return Line(str(row.expert), row.get_absolute_url(), act, row.advice.subject, row.due_on if not verb else None, since, turn)


def steps(user: Any, group: str) -> QuerySet[Step]:
    today = timezone.localdate()
    wanted = {duties.OVERDUE: Q(planned_on__lt=today), duties.TODAY: Q(planned_on=today)}[group]
    return steps_of(user).filter(wanted).order_by("planned_on", "pk")


def step_lines(rows: list[Step], user: Any) -> list[Line]:
    return [
        Line(
            row.words, row.plan.get_absolute_url(), Act(_("Write up"), reverse("advisory:step", args=[row.plan.pid, row.pk])),
            str(row.plan.organisation), row.planned_on,
        )
        for row in rows
    ]  # fmt: skip


def hand_in_all() -> None:
    groups = (duties.OVERDUE, duties.TODAY, duties.POINT)
    words = gettext_lazy("Request for advice")
    duties.hand_in(Source("advisory.advice", words, groups, requests, request_lines, works_at_desk, order=24))
    groups = (duties.OVERDUE, duties.TODAY, duties.OTHERS)
    words = gettext_lazy("Assignment of an expert")
    duties.hand_in(Source("advisory.assignment", words, groups, assignments, assignment_lines, works_at_desk, order=25))
    groups = (duties.OVERDUE, duties.TODAY)
    words = gettext_lazy("Action of a support plan")
    duties.hand_in(Source("advisory.step", words, groups, steps, step_lines, works_at_desk, order=26))
