"""Words about submissions: the sender with the link in her hand, and whoever has the same confirmed address."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.intake.models import Submission
from cungcau.kit.policy import NOTHING, Word


class Sender:
    """Who came by a signed link. No account stands behind her, and the trail names no person: she may ask to be forgotten."""

    is_authenticated = False
    is_anonymous = False
    is_active = True
    pk = None
    roles: frozenset[str] = frozenset()
    name = "sender"

    def __init__(self, submission: Submission) -> None:
        self.pid = submission.pid

    def __str__(self) -> str:
        return self.name


class BySender(Word):
    """She holds the link of this very submission."""

    def check(self, user: Any, thing: Any) -> bool:
        return isinstance(user, Sender) and user.pid == thing.pid

    def query(self, user: Any) -> Q:
        return Q(pid=user.pid) if isinstance(user, Sender) else NOTHING

    def __repr__(self) -> str:
        return "has its link"


class SameAddress(Word):
    """Her account has the address that was confirmed for it."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(
            user.is_authenticated and user.is_active and thing.verified_at and thing.email and thing.email == user.email
        )

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.is_active and user.email):
            return NOTHING
        return Q(email=user.email, verified_at__isnull=False)

    def __repr__(self) -> str:
        return "has its confirmed address"


class Verified(Word):
    """The address has been confirmed."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.verified_at is not None

    def query(self, user: Any) -> Q:
        return Q(verified_at__isnull=False)


class Claimant(Word):
    """The claim is her own."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING
