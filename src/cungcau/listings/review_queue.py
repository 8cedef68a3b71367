"""The moderators' queue: what waits, how long in working days, who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cungcau.kit.policy import visible
from cungcau.listings.models import Change, Kind, Listing
from cungcau.listings.quality import Quality, quality_of_listing
from cungcau.listings.who import InReview
from cungcau.listings.workflow import ChangeState, State
from cungcau.vocabulary.holidays import Calendar, calendar

NEW, AGAIN, CHANGED = "new", "again", "changed"
MINE, NOBODYS = "mine", "nobodys"


@dataclass(frozen=True)
class Waiting:
    """One line of the queue. `age` in working days; `due` the last day of the time that a reader has."""

    listing: Listing
    what: str
    age: int
    due: date
    is_late: bool
    quality: Quality


def review_queue(user: Any) -> QuerySet[Listing]:
    """All that a moderator has to read, the longest waiting first: so the overdue ones come first as well.

    `waiting_since` is when it was sent, or when the change of a published one was proposed.
    """
    waits = Change.objects.filter(listing=OuterRef("pk"), state=ChangeState.WAITING)
    rows = visible(user, Listing.objects.with_parts()).filter(InReview().query(user))
    return (
        rows.select_related("reader")
        .prefetch_related("organisation__contacts")
        .annotate(waiting_since=Coalesce(Subquery(waits.values("at")[:1]), "submitted_at"))
        .order_by("waiting_since", "pk")
    )


def narrowed(
    rows: QuerySet[Listing], user: Any, *, kind: str = "", whose: str = "", what: str = "", field: str = ""
) -> QuerySet[Listing]:
    """The queue narrowed by what the address asks; words that mean nothing narrow nothing.

    `field`: a code of the scheme of fields, with those under it.
    """
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    if whose in {MINE, NOBODYS}:
        rows = rows.filter(reader=user if whose == MINE else None)
    if what in {NEW, AGAIN, CHANGED}:
        sent, is_first = Q(state=State.SUBMITTED), Q(comment="")  # a comment stays until the publication
        rows = rows.filter({CHANGED: ~sent, AGAIN: sent & ~is_first, NEW: sent & is_first}[what])
    if field:
        rows = rows.filter(terms__scheme="field", terms__code__startswith=field).distinct()
    return rows


def waiting_lines(listings: Iterable[Any], days: Calendar | None = None) -> list[Waiting]:
    """The listings of a page of the queue with their clocks."""
    known, today = days or calendar(), timezone.localdate()
    return [_waiting(listing, known, today) for listing in listings]


def _waiting(listing: Any, days: Calendar, today: date) -> Waiting:
    sent = timezone.localdate(listing.waiting_since)
    due = days.due_after(sent, settings.REVIEW_DAYS)
    what = CHANGED if listing.state != State.SUBMITTED else AGAIN if listing.comment else NEW
    return Waiting(listing, what, days.working_days_between(sent, today), due, today > due, quality_of_listing(listing))


def counts(user: Any) -> dict[str, int]:
    """How much waits, by whose it is."""
    rows = review_queue(user).order_by()
    return {"all": rows.count(), MINE: rows.filter(reader=user).count(), NOBODYS: rows.filter(reader=None).count()}
