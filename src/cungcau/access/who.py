"""Words about people: their roles, and "it is me"."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.kit.policy import EVERYTHING, NOTHING, Word


class HasRole(Word):
    """She has one of these roles (and her account works)."""

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_active and self.names & frozenset(getattr(user, "roles", ())))

    def query(self, user: Any) -> Q:
        return EVERYTHING if self.check(user, None) else NOTHING

    def __repr__(self) -> str:
        return " or ".join(sorted(self.names))


class Self(Word):
    """The thing is her own account."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk is not None and user.pk == thing.pk)

    def query(self, user: Any) -> Q:
        return Q(pk=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


steward = HasRole("steward")
moderator = HasRole("moderator")
broker = HasRole("broker")
adviser = HasRole("adviser")
organiser = HasRole("organiser")
director = HasRole("director")
officer = HasRole("steward", "moderator", "broker", "adviser", "organiser", "director")
working_officer = HasRole("steward", "moderator", "broker", "adviser", "organiser")
