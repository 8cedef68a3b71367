"""Words about verdicts: both listings of the pair answer by their own policy. And about what somebody keeps for herself."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.kit.policy import NOTHING, Word, can, visible
from cungcau.listings.models import Listing


class OfPair(Word):
    """She may do this with both listings of the pair."""

    def __init__(self, verb: str) -> None:
        self.verb = verb

    def check(self, user: Any, thing: Any) -> bool:
        return can(user, self.verb, thing.need) and can(user, self.verb, thing.offer)

    def query(self, user: Any) -> Q:
        allowed = visible(user, Listing.objects.all(), self.verb).values("pk")
        return Q(need__in=allowed) & Q(offer__in=allowed)

    def __repr__(self) -> str:
        return f"may {self.verb} both listings"


class Hers(Word):
    """She keeps it for herself."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING
