"""Words about listings: current ones, one's own, and organisations that must not know of one."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from cungcau.kit.policy import EVERYTHING, NOTHING, Supposed, Word
from cungcau.listings.workflow import State
from cungcau.registry.who import current_memberships
from cungcau.registry.workflow import OrganisationState


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


class NotExcluded(Word):
    """She works for none of the organisations that must not know of it."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return "excluded" not in user.is_a
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


class Chosen(Word):
    """She works for one of the organisations that its owner has chosen to see more of it."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return "chosen" in user.is_a
        if not (user.is_authenticated and user.is_active and user.pk) or thing.pk is None:
            return False
        return thing.chosen_organisations.filter(pk__in=self._own(user)).exists()

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.is_active and user.pk):
            return NOTHING
        from cungcau.listings.models import Listing  # app ready

        chosen = Listing.chosen_organisations.through.objects.filter(organisation_id__in=self._own(user))
        return Q(pk__in=chosen.values("listing_id"))

    def _own(self, user: Any) -> Any:
        return current_memberships(user).exclude(organisation__state=OrganisationState.SUSPENDED).values("organisation_id")

    def __repr__(self) -> str:
        return "member of a chosen organisation"


class OfActiveOrganisation(Word):
    """Its organisation is not suspended."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.organisation.state != "suspended"

    def query(self, user: Any) -> Q:
        return ~Q(organisation__state="suspended")
