"""Which entries of facilities wait to be read, and which bookings for an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.who import working_officer
from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.queries import reads_entries, to_decide, waiting_for_review
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.policy import visible
from cungcau.vocabulary.holidays import calendar


def entries(user: Any, group: str) -> QuerySet[Facility]:
    """Read within the same time as listings; not what she wrote herself."""
    today, days = timezone.localdate(), calendar()
    late, due = (days.last_over(day, settings.REVIEW_DAYS) for day in (today, today + timedelta(days=1)))
    rows = visible(user, waiting_for_review(), "publish")
    return rows.filter(duties.by_clock("submitted_at", group, late, due)).order_by("submitted_at", "pk")


def entry_lines(rows: list[Facility], user: Any) -> list[Line]:
    days = calendar()
    lines = []
    for row in rows:
        since = timezone.localdate(row.submitted_at) if row.submitted_at else timezone.localdate()
        act = Act(_("Read it"), row.get_absolute_url())
        due = days.due_after(since, settings.REVIEW_DAYS)
        lines.append(Line(str(row), row.get_absolute_url(), act, str(row.organisation), due, since))
    return lines


def bookings(user: Any, group: str) -> QuerySet[Booking]:
    """Somebody waits for her answer: for today."""
    return to_decide(user).order_by("starts_at", "pk")


def booking_lines(rows: list[Booking], user: Any) -> list[Line]:
    return [
        Line(
            row.facility.name, row.get_absolute_url(), Act(_("Answer"), reverse("facilities:booking", args=[row.pid])),
            note=str(row.organisation), due=timezone.localdate(row.starts_at), since=timezone.localdate(row.created_at),
        )
        for row in rows
    ]  # fmt: skip


def hand_in_all() -> None:
    groups = (duties.OVERDUE, duties.TODAY, duties.POINT)
    entry = gettext_lazy("Facility in review")
    duties.hand_in(Source("facilities.entry", entry, groups, entries, entry_lines, reads_entries, order=34))
    duties.hand_in(
        Source(
            "facilities.booking", gettext_lazy("Booking"), (duties.TODAY,), bookings, booking_lines,
            lambda user: bool(user.is_authenticated and working_officer.check(user, None)), order=36,
        )
    )  # fmt: skip
