"""How often is too often, counted in the database so that every process counts alike."""

from __future__ import annotations

import hashlib
import ipaddress
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from cungcau.access.models import Attempt, normal_email


class Limit(NamedTuple):
    """At most `most` tries within `span`."""

    most: int
    span: timedelta


LIMITS = {
    "login_account": Limit(10, timedelta(minutes=15)),
    "login_network": Limit(50, timedelta(minutes=15)),
    "reset_account": Limit(3, timedelta(hours=1)),
    "reset_network": Limit(20, timedelta(hours=1)),
    "link_network": Limit(60, timedelta(minutes=15)),
}


class TooMany(Exception):
    """One try too many; `wait` says how long until the next is counted."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"wait {wait}")
        self.wait = wait


def count_try(kind: str, whose: str) -> None:
    """Count one try. Raises TooMany, and does not count, when the limit is reached.

    The row is written before it is counted: of any number of hands at once, no more than the limit pass.
    """
    limit, key, now = LIMITS[kind], key_of(kind, whose), timezone.now()
    own = Attempt.objects.create(key=key, at=now)
    recent = Attempt.objects.filter(key=key, at__gt=now - limit.span)
    if recent.count() <= limit.most:
        return
    oldest = recent.exclude(pk=own.pk).order_by("at").values_list("at", flat=True).first() or now
    own.delete()
    raise TooMany(max(oldest + limit.span - now, timedelta(seconds=1)))


def forget_tries(kind: str, whose: str) -> None:
    """A success wipes the slate of this key."""
    Attempt.objects.filter(key=key_of(kind, whose)).delete()


def forget_old_tries() -> int:
    """Delete the tries that no limit looks at any more; how many."""
    kept = max(limit.span for limit in LIMITS.values())
    return Attempt.objects.filter(at__lt=timezone.now() - kept).delete()[0]


def key_of(kind: str, whose: str) -> str:
    """The key of a counter; addresses are not kept in clear."""
    return f"{kind}:{hashlib.sha256(normal_email(whose).encode()).hexdigest()[:32]}"


def network_of(address: str) -> str:
    """The address itself, or for IPv6 its /64: one subscriber owns all of them."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(known, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((known, 64), strict=False).network_address)
    return str(known)
