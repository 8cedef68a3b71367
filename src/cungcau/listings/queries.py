"""Questions about listings, and (from `sight`) what each person sees of one."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from cungcau.access.models import User
from cungcau.kit.policy import visible
from cungcau.listings.models import Change, Listing, Reading
from cungcau.listings.sight import Seen, Sight, sight_of, together
from cungcau.listings.workflow import ChangeState, State
from cungcau.registry.models import Membership, Organisation
from cungcau.registry.who import current_memberships

__all__ = ["Seen", "Sight", "sight_of", "together"]


def listings_seen_by(user: Any) -> QuerySet[Listing]:
    """Every listing that this person may read, with its parts."""
    return visible(user, Listing.objects.with_parts())


def own_listings(user: Any) -> QuerySet[Listing]:
    """Listings of the person's organisations, and those that an officer wrote for others."""
    own = current_memberships(user).values("organisation_id")
    rows = Listing.objects.with_parts()
    return visible(user, rows.filter(organisation_id__in=own) | rows.filter(created_by_id=user.pk))


def waiting_for_review() -> QuerySet[Listing]:
    """The moderators' queue, the oldest first."""
    return Listing.objects.with_parts().filter(state=State.SUBMITTED).order_by("submitted_at", "pk")


def waiting_readings(user: Any) -> QuerySet[Reading]:
    """Offers that this person is asked to read as an expert; by the day on which the answer is due."""
    return visible(user, Reading.objects.select_related("listing"), "answer_reading").order_by("due", "pk")


def open_change(listing: Listing) -> Change | None:
    """The change of what is published that waits for a moderator, or that one has returned."""
    return listing.changes.filter(state__in=[ChangeState.WAITING, ChangeState.RETURNED]).first()


def organisations_written_for(user: Any) -> QuerySet[Organisation]:
    """For which organisations may this person begin a listing? Brokers and moderators: for all that are not suspended."""
    rows = Organisation.objects.exclude(state__in=["suspended", "merged"])
    if user.roles & {"broker", "moderator"}:
        return rows
    return rows.filter(pk__in=current_memberships(user, editing=True).values("organisation_id"))


def may_write(user: Any) -> bool:
    """Has an account with which listings can be written?"""
    return bool(user.is_authenticated and (user.roles & {"broker", "moderator"} or current_memberships(user).exists()))


def may_moderate(user: Any) -> bool:
    return bool(user.is_authenticated and "moderator" in user.roles)


def authors_of(listing: Listing) -> QuerySet[User]:
    """Who hears of what becomes of it: its author and the organisation's editors of today."""
    today = timezone.localdate()
    working = Q(memberships__since__lte=today) & (Q(memberships__until=None) | Q(memberships__until__gt=today))
    editing = Q(memberships__organisation=listing.organisation_id, memberships__role=Membership.EDITOR)
    return User.objects.filter(Q(pk=listing.created_by_id) | (editing & working), is_active=True).distinct()
