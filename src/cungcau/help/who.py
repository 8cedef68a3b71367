"""Words about help: one's own walk."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.kit.policy import NOTHING, Word


class OwnWalk(Word):
    """It is about herself."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk is not None and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING
