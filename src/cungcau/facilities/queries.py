"""Questions about facilities and bookings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from cungcau.access.models import User
from cungcau.engines.common.text import fold
from cungcau.facilities.models import Booking, Facility
from cungcau.facilities.workflow import LIVING, BookingState, State
from cungcau.kit.policy import visible
from cungcau.registry.models import Membership, Organisation
from cungcau.registry.who import current_memberships


def facilities_seen_by(user: Any) -> QuerySet[Facility]:
    return visible(user, Facility.objects.select_related("organisation", "zone"))


def shown(user: Any, words: str = "", kind: str = "", zone: str = "") -> QuerySet[Facility]:
    """The public list: what can be booked, or could before it was paused."""
    rows = facilities_seen_by(user).filter(state__in=[State.PUBLISHED, State.PAUSED])
    for word in fold(words).split():
        rows = rows.filter(Q(folded__contains=word) | Q(organisation__folded__contains=word))
    if kind:
        rows = rows.filter(kind=kind)
    if zone:
        rows = rows.filter(zone__code=zone)
    return rows.order_by("state", "-published_at", "-pk")


def own_facilities(user: Any) -> QuerySet[Facility]:
    """Those of the person's organisations, in every state."""
    own = current_memberships(user).values("organisation_id")
    return facilities_seen_by(user).filter(organisation_id__in=own)


def waiting_for_review() -> QuerySet[Facility]:
    return Facility.objects.select_related("organisation", "zone").filter(state=State.SUBMITTED).order_by("submitted_at")


def organisations_lending(user: Any) -> QuerySet[Organisation]:
    """For which organisations this person may begin an entry."""
    own = current_memberships(user, editing=True).values("organisation_id")
    return Organisation.objects.filter(pk__in=own).exclude(state="suspended")


def organisations_asking(user: Any) -> QuerySet[Organisation]:
    """In whose name this person may ask for a time."""
    own = current_memberships(user).values("organisation_id")
    return Organisation.objects.filter(pk__in=own).exclude(state="suspended")


def bookings_seen_by(user: Any) -> QuerySet[Booking]:
    rows = Booking.objects.select_related("facility__organisation", "facility__zone", "organisation", "owner", "requested_by")
    return visible(user, rows)


def own_bookings(user: Any) -> QuerySet[Booking]:
    """What the person's organisations have asked for."""
    own = current_memberships(user).values("organisation_id")
    return bookings_seen_by(user).filter(organisation_id__in=own)


def lent_bookings(user: Any) -> QuerySet[Booking]:
    """What others have asked of the person's organisations."""
    own = current_memberships(user).values("organisation_id")
    return bookings_seen_by(user).filter(owner_id__in=own)


def to_decide(user: Any) -> QuerySet[Booking]:
    """What waits for this person's answer."""
    rows = visible(user, bookings_seen_by(user), "approve")
    return rows.filter(state=BookingState.REQUESTED, ends_at__gt=timezone.now())


def soon(hours: int) -> QuerySet[Booking]:
    """Approved bookings that begin within so many hours and of which nobody has been reminded."""
    now = timezone.now()
    rows = Booking.objects.filter(state=BookingState.APPROVED, reminded_at=None, starts_at__gt=now)
    return rows.filter(starts_at__lte=now + timedelta(hours=hours))


def living_of(facility: Facility) -> QuerySet[Booking]:
    return facility.bookings.filter(state__in=LIVING, ends_at__gt=timezone.now())


def editors_of(organisation_id: int) -> QuerySet[User]:
    """Who writes for the organisation today."""
    today = timezone.localdate()
    rows = Membership.objects.filter(organisation_id=organisation_id, role=Membership.EDITOR, since__lte=today)
    rows = rows.filter(Q(until=None) | Q(until__gt=today))
    return User.objects.filter(pk__in=rows.values("user_id"), is_active=True)


def deciders_of(facility: Facility) -> list[User]:
    """Who decides on its bookings: its approver, else the owner's editors."""
    editors = editors_of(facility.organisation_id)
    named = editors.filter(pk=facility.approver_id) if facility.approver_id else editors.none()
    return list(named) or list(editors)


def may_book(user: Any) -> bool:
    """Works for an organisation, so that bookings may be hers."""
    return bool(user.is_authenticated and current_memberships(user).exists())


def reads_entries(user: Any) -> bool:
    return bool(user.is_authenticated and user.roles & {"moderator", "steward"})
