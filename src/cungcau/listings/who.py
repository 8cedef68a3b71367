"""Words about listings: current ones, one's own, and organisations that must not know of one."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from cungcau.kit.policy import EVERYTHING, NOTHING, Word
from cungcau.listings.workflow import State
from cungcau.registry.who import current_memberships


class Current(Word):
    """Published, and its last day is not past."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(thing.is_published)

    def query(self, user: Any) -> Q:
        return Q(state=State.PUBLISHED) & (Q(valid_until=None) | Q(valid_until__gte=timezone.localdate()))


class Author(Word):
    """She wrote it."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.created_by_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(created_by_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class OwnTyping(Word):
    """She typed it."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class NotExcluded(Word):
    """She works for none of the organisations that must not know of it."""

    def check(self, user: Any, thing: Any) -> bool:
        if not (user.is_authenticated and user.pk) or thing.pk is None:
            return True
        own = current_memberships(user).values("organisation_id")
        return not thing.excluded_organisations.filter(pk__in=own).exists()

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.pk):
            return EVERYTHING
        from cungcau.listings.models import Listing  # app ready

        own = current_memberships(user).values("organisation_id")
        hidden = Listing.excluded_organisations.through.objects.filter(organisation_id__in=own).values("listing_id")
        return ~Q(pk__in=hidden)


class OfActiveOrganisation(Word):
    """Its organisation is not suspended."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.organisation.state != "suspended"

    def query(self, user: Any) -> Q:
        return ~Q(organisation__state="suspended")
