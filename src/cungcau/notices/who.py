"""Words about mails and notices."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q

from cungcau.kit.policy import NOTHING, SignedIn, Word


class Owner(Word):
    """The line is in her own inbox."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(
            user.is_authenticated and user.is_active and user.pk is not None and thing.user_id == user.pk
        )

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class DemoGuest(SignedIn):
    """Somebody who is logged in to the demo park, where every mail is fictional."""

    def check(self, user: Any, thing: Any) -> bool:
        return settings.DEMO and super().check(user, thing)
