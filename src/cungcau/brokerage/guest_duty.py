"""What interests sent without an account ask a broker to do: handed in to the page of duties."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_queries import PATIENCE, on_guest_desk
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, ClaimState, EnquiryState
from cungcau.brokerage.queries import works_at_desk
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.vocabulary.holidays import calendar


def enquiries(user: Any, group: str) -> QuerySet[Enquiry]:
    """What waits for a broker by the clock that the mails promise; what waits for its sender is hers no more."""
    tomorrow, days = timezone.localdate() + timedelta(days=1), calendar()
    # It is late once it has waited longer than promised, as on its own page (`guest_queries.with_wait`).
    late, due = days.last_over(tomorrow, PATIENCE + 1), days.last_over(tomorrow, PATIENCE)
    rows = on_guest_desk(user).filter(state=EnquiryState.VERIFIED, asked_at=None)
    return rows.filter(duties.by_clock("verified_at", group, late, due)).order_by("verified_at", "pk")


def enquiry_lines(rows: list[Enquiry], user: Any) -> list[Line]:
    label, days = ENQUIRY_FLOW.moves["tie"].label, calendar()
    lines = []
    for row in rows:
        since = timezone.localdate(row.verified_at)
        act = Act(label, reverse("brokerage:tie", args=[row.pid]), version=row.version)
        due = days.due_after(since, PATIENCE)
        lines.append(Line(row.title, row.get_absolute_url(), act, row.organisation_name, due, since, duties.POINT))
    return lines


def claims(user: Any, group: str) -> QuerySet[Enquiry]:
    return on_guest_desk(user).filter(claim_state=ClaimState.ASKED).order_by("verified_at", "pk")


def claim_lines(rows: list[Enquiry], user: Any) -> list[Line]:
    """Whether it is hers must be looked up first, so no button approves it from here."""
    return [
        Line(
            row.title, row.get_absolute_url(), Act(_("Look at it"), row.get_absolute_url()),
            note=row.claimed_by.name if row.claimed_by else "", since=timezone.localdate(row.verified_at),
        )
        for row in rows
    ]  # fmt: skip


def hand_in_all() -> None:
    groups = (duties.OVERDUE, duties.TODAY, duties.POINT)
    enquiry = gettext_lazy("Interest without an account")
    duties.hand_in(Source("brokerage.enquiry", enquiry, groups, enquiries, enquiry_lines, works_at_desk, order=13))
    claim = gettext_lazy("Claim to an interest")
    duties.hand_in(Source("brokerage.guest_claim", claim, (duties.TODAY,), claims, claim_lines, works_at_desk, order=15))
