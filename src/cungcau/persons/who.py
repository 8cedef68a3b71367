"""Words about a person's data: her own, or asked for by her."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.kit.ids import urn
from cungcau.kit.policy import NOTHING, Supposed, Word


class Herself(Word):
    """It is about her own account."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return False
        return bool(user.is_authenticated and user.is_active and user.pk and thing.subject == urn(user))

    def query(self, user: Any) -> Q:
        return Q(subject=urn(user)) if user.is_authenticated and user.is_active and user.pk else NOTHING

    def __repr__(self) -> str:
        return "it is about her own account"


class Asker(Word):
    """She asked for it."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.by_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(by_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING

    def __repr__(self) -> str:
        return "asked for it"
