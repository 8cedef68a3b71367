"""Words about facilities and bookings."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from cungcau.facilities.workflow import State
from cungcau.kit.policy import NOTHING, Word


class Shown(Word):
    """Published, or paused with its hours still to be seen, by an organisation that is not suspended."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.state in {State.PUBLISHED, State.PAUSED} and thing.organisation.state != "suspended"

    def query(self, user: Any) -> Q:
        return Q(state__in=[State.PUBLISHED, State.PAUSED]) & ~Q(organisation__state="suspended")


class Author(Word):
    """She wrote the entry."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.pk and thing.created_by_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(created_by_id=user.pk) if user.is_authenticated and user.pk else NOTHING


class Requester(Word):
    """She asked for it herself."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.requested_by_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(requested_by_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class Approver(Word):
    """The facility names her, or nobody: then every editor of the owner decides. Stands beside `Member`."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.facility.approver_id in {None, user.pk}

    def query(self, user: Any) -> Q:
        return Q(facility__approver=None) | Q(facility__approver_id=user.pk)


class StillToCome(Word):
    """Its time is not over."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(thing.ends_at > timezone.now())

    def query(self, user: Any) -> Q:
        return Q(ends_at__gt=timezone.now())
