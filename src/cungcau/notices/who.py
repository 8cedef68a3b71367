"""Words about mails and notices."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q

from cungcau.kit.policy import NOTHING, Word


class Owner(Word):
    """The line is in her own inbox."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(
            user.is_authenticated and user.is_active and user.pk is not None and thing.user_id == user.pk
        )

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class OwnAddress(Word):
    """The address is her own."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk is not None and thing.email == user.email)

    def query(self, user: Any) -> Q:
        return Q(email=user.email) if user.is_authenticated and user.is_active and user.pk else NOTHING


class DemoReceiver(Word):
    """In the demo park, where no mail leaves the house: the mail is to her."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(reads_own_mails(user) and thing.to == user.email)

    def query(self, user: Any) -> Q:
        return Q(to=user.email) if reads_own_mails(user) else NOTHING


def reads_own_mails(user: Any) -> bool:
    """Has she a page with the mails to her? Only in the demo: elsewhere they are in her mailbox."""
    return bool(settings.DEMO and user.is_authenticated and user.is_active)
