"""What listings ask an officer to do: to read what was sent for review, to see to it that hers stay current."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.access.who import working_officer
from cungcau.kit import duties
from cungcau.kit.duties import Act, Line, Source
from cungcau.kit.policy import visible
from cungcau.listings import life
from cungcau.listings.models import Listing
from cungcau.listings.queries import may_moderate
from cungcau.listings.questions import ASKED_WHEN_EXPIRED
from cungcau.listings.review_queue import review_queue
from cungcau.listings.workflow import LISTING_FLOW, State
from cungcau.registry.who import current_memberships
from cungcau.vocabulary.holidays import calendar


def to_review(user: Any, group: str) -> QuerySet[Listing]:
    """The part of the queue that is hers: not what a colleague reads, nor what she wrote or changed herself."""
    today, days = timezone.localdate(), calendar()
    late, due = (days.last_over(day, settings.REVIEW_DAYS) for day in (today, today + timedelta(days=1)))
    rows = visible(user, review_queue(user).prefetch_related(None), "publish").filter(Q(reader=None) | Q(reader=user.pk))
    return rows.filter(duties.by_clock("waiting_since", group, late, due))


def review_lines(rows: list[Any], user: Any) -> list[Line]:
    days = calendar()
    lines = []
    for row in rows:
        since = timezone.localdate(row.waiting_since)
        act = Act(_("Read it"), reverse("listings:review", args=[row.pid]))
        note = str(row.get_state_display()) if row.state == State.SUBMITTED else _("A change of what is published")
        due = days.due_after(since, settings.REVIEW_DAYS)
        lines.append(Line(row.title, row.get_absolute_url(), act, note=note, due=due, since=since))
    return lines


def to_keep_current(user: Any, group: str) -> QuerySet[Listing]:
    """Of those that she advises, wrote or edits: to be confirmed, to be renewed; overdue: just expired, or out of search."""
    expired = Q(state=State.EXPIRED, published_at__isnull=False, valid_until__gte=timezone.localdate() - ASKED_WHEN_EXPIRED)
    own = current_memberships(user, editing=True).values("organisation_id")
    rows = visible(user, Listing.objects.filter(Q(adviser=user.pk) | Q(created_by=user.pk) | Q(organisation__in=own)))
    if group == duties.OVERDUE:
        return rows.filter(life.stale() | expired).order_by("last_confirmed_at", "pk")
    current = life.confirmed_since(timezone.now() - life.stale_after())
    return rows.filter(life.due() | life.ending(), current).order_by("last_confirmed_at", "pk")


def current_lines(rows: list[Listing], user: Any) -> list[Line]:
    may = duties.allowed(user, rows, "confirm")
    return [_current_line(row, row.pk in may) for row in rows]


def _current_line(row: Listing, may: bool) -> Line:
    ends = row.state == State.EXPIRED or row.is_ending
    act = Act(_("Look at it"), row.get_absolute_url())
    if may:
        verb = "renew" if ends else "confirm"
        address = reverse("listings:act", args=[row.pid, verb])
        act = Act(LISTING_FLOW.moves[verb].label, address, press=not ends, version=row.version)
    due = row.valid_until if ends and not row.is_stale else row.stale_on
    lapsed = row.state == State.EXPIRED or row.is_stale
    note = _("Its last day is near or past") if ends else _("To be confirmed")
    return Line(row.title, row.get_absolute_url(), act, note=note, due=due, lapsed=lapsed)


def hand_in_all() -> None:
    queue = (duties.OVERDUE, duties.TODAY, duties.POINT)
    review = gettext_lazy("Review")
    duties.hand_in(Source("listings.review", review, queue, to_review, review_lines, may_moderate, order=30))
    duties.hand_in(
        Source(
            "listings.current", gettext_lazy("Freshness"), (duties.OVERDUE, duties.EXPIRING), to_keep_current, current_lines,
            lambda user: bool(user.is_authenticated and working_officer.check(user, None)), order=30,
        )
    )  # fmt: skip
