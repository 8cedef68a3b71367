"""What needs that were left without an account ask an officer to do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.intake.models import Claim, Submission
from cungcau.intake.queries import PATIENCE, may_take, on_desk
from cungcau.intake.workflow import CLAIM_FLOW, SUBMISSION_FLOW, ClaimState, State
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.policy import visible
from cungcau.vocabulary.holidays import calendar


def submissions(user: Any, group: str) -> QuerySet[Submission]:
    """What waits for an officer by the clock that the mails promise; questions wait for the sender, who is in need."""
    if group == duties.DEMAND:
        return on_desk(user).filter(state=State.ASKED, handler=user.pk).order_by("verified_at", "pk")
    tomorrow, days = timezone.localdate() + timedelta(days=1), calendar()
    # It is late once it has waited longer than promised, as on its own page (`queries.with_clock`).
    late, due = days.last_over(tomorrow, PATIENCE + 1), days.last_over(tomorrow, PATIENCE)
    rows = on_desk(user).filter(state=State.VERIFIED).filter(duties.by_clock("verified_at", group, late, due))
    return rows.order_by("verified_at", "pk")


def submission_lines(rows: list[Submission], user: Any) -> list[Line]:
    days, may = calendar(), duties.allowed(user, rows, "take")
    lines = []
    for row in rows:
        since = timezone.localdate(row.verified_at or row.sent_at)
        waits = row.state == State.VERIFIED
        act = Act(_("Look at it"), row.get_absolute_url())
        if row.pk in may and waits:
            act = Act(SUBMISSION_FLOW.moves["take"].label, reverse("intake:take", args=[row.pid]), version=row.version)
        due = days.due_after(since, PATIENCE) if waits else None
        turn = duties.POINT if waits else duties.DEMAND
        lines.append(Line(row.title, row.get_absolute_url(), act, row.organisation_name, due, since, turn))
    return lines


def claims(user: Any, group: str) -> QuerySet[Claim]:
    """Somebody says that a need is hers, and nobody has answered: for today."""
    rows = visible(user, Claim.objects.filter(state=ClaimState.ASKED), "approve_claim")
    return rows.select_related("submission", "user").order_by("asked_at", "pk")


def claim_lines(rows: list[Claim], user: Any) -> list[Line]:
    """Whether it is hers must be looked up first, so no button approves it from here."""
    return [
        Line(
            row.submission.title, row.get_absolute_url(), Act(CLAIM_FLOW.moves["approve_claim"].label, row.get_absolute_url()),
            note=row.user.name, since=timezone.localdate(row.asked_at),
        )
        for row in rows
    ]  # fmt: skip


def hand_in_all() -> None:
    groups = (duties.OVERDUE, duties.TODAY, duties.POINT, duties.DEMAND)
    need = gettext_lazy("Need without an account")
    duties.hand_in(Source("intake.submission", need, groups, submissions, submission_lines, may_take, order=20))
    claim = gettext_lazy("Claim to a need")
    duties.hand_in(Source("intake.claim", claim, (duties.TODAY,), claims, claim_lines, may_take, order=22))
