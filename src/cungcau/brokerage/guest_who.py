"""Words about what was sent without an account: who holds its signed link, and who logs in with the same confirmed address."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_workflow import ClaimState, EnquiryState
from cungcau.kit.policy import NOTHING, Word


class Guest:
    """Who came by a signed link. No account stands behind her; the trail and the list of looks call her by the link alone."""

    is_authenticated = False
    is_anonymous = False
    is_active = True
    pk = None
    roles: frozenset[str] = frozenset()
    name = "by signed link"

    def __init__(self, enquiry: Enquiry) -> None:
        self.pid = enquiry.pid

    def __str__(self) -> str:
        return self.name


class ByGuest(Word):
    """She holds the link of this very enquiry, and nobody with an account has taken it over."""

    def check(self, user: Any, thing: Any) -> bool:
        return isinstance(user, Guest) and user.pid == thing.pid and thing.claim_state != ClaimState.APPROVED

    def query(self, user: Any) -> Q:
        return Q(pid=user.pid) & ~Q(claim_state=ClaimState.APPROVED) if isinstance(user, Guest) else NOTHING

    def __repr__(self) -> str:
        return "has its signed link"


class ByLink(Word):
    """She holds the link of the enquiry that this interest was made of, and nobody with an account has taken it over."""

    def check(self, user: Any, thing: Any) -> bool:
        if not isinstance(user, Guest) or thing.pk is None:
            return False
        return bool(Enquiry.objects.filter(self._hers(user), interest=thing.pk).exists())

    def query(self, user: Any) -> Q:
        if not isinstance(user, Guest):
            return NOTHING
        return Q(pk__in=Enquiry.objects.filter(self._hers(user), interest__isnull=False).values("interest_id"))

    def _hers(self, user: Guest) -> Q:
        return Q(pid=user.pid, state=EnquiryState.TIED) & ~Q(claim_state=ClaimState.APPROVED)

    def __repr__(self) -> str:
        return "has its signed link"


class SameMail(Word):
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
