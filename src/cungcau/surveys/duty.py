"""Where an officer still has to go, and which firms she waits for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.who import working_officer
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.surveys.models import Visit
from cungcau.surveys.queries import visits_of_officer
from cungcau.surveys.workflow import VISIT_FLOW, CampaignState, VisitState


def visits(user: Any, group: str) -> QuerySet[Visit]:
    """By the day of the appointment; without one the firm is to be called, and who has the form is waited for."""
    rows = visits_of_officer(user).prefetch_related(None)
    today = timezone.localdate()
    start, end = (duties.midnight(day) for day in (today, today + timedelta(days=1)))
    agreed = rows.filter(state=VisitState.AGREED)
    if group == duties.OVERDUE:
        return agreed.filter(at__lt=start)
    if group == duties.TODAY:
        return agreed.filter(at__gte=start, at__lt=end)
    if group == duties.OTHERS:
        return rows.filter(state=VisitState.FORM_SENT)
    return rows.exclude(state=VisitState.FORM_SENT).exclude(state=VisitState.AGREED, at__lt=end)


def visit_lines(rows: list[Visit], user: Any) -> list[Line]:
    may_agree, may_visit = duties.allowed(user, rows, "agree"), duties.allowed(user, rows, "visit")
    return [_line(row, row.pk in may_agree, row.pk in may_visit) for row in rows]


def _line(row: Visit, may_agree: bool, may_visit: bool) -> Line:
    act = Act(_("Look at it"), row.get_absolute_url())
    goes = row.state in {VisitState.AGREED, VisitState.FORM_SENT}
    if goes and may_visit and row.campaign.state == CampaignState.RUNNING:
        act = Act(_("Record"), reverse("surveys:record", args=[row.pid]))
    elif not goes and may_agree:
        address = reverse("surveys:visit_act", args=[row.pid, "agree"])
        act = Act(VISIT_FLOW.moves["agree"].label, address, version=row.version)
    turn = duties.OTHERS if row.state == VisitState.FORM_SENT else duties.POINT
    due = timezone.localdate(row.at) if row.at else None
    return Line(str(row.organisation), row.get_absolute_url(), act, row.campaign.title, due, None, turn)


def hand_in_all() -> None:
    groups = (duties.OVERDUE, duties.TODAY, duties.POINT, duties.OTHERS)
    duties.hand_in(
        Source(
            "surveys.visit", gettext_lazy("Visit"), groups, visits, visit_lines,
            lambda user: bool(user.is_authenticated and working_officer.check(user, None)), order=40,
        )
    )  # fmt: skip
