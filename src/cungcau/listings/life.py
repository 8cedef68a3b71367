"""How long a listing counts as current: the one place for page, search, match, reminder and figure.

    confirmed ──90 days── asked ──14── asked again ──…── last notice ──7── stale: leaves search and matches
    …─ 30 days before the last day: asked to renew ── 7 days before: once more ── the last day is past: expired

A stale listing stays published: its state is not touched, so it is back the moment it is confirmed.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from cungcau.listings.workflow import State

FRESH_FOR = timedelta(days=90)  # of the figure of freshness; the point's own question may come sooner or later
VALID_FOR = timedelta(days=365)  # the longest time from a publication or a renewal to the last day
ENDING = timedelta(days=30)


def ask_after() -> timedelta:
    """How long after a confirmation the owner is asked again."""
    return timedelta(days=settings.CONFIRM_AFTER_DAYS)


def stale_after() -> timedelta:
    """How long after a confirmation a listing leaves search and matches."""
    return ask_after() + timedelta(days=settings.CONFIRM_GRACE_DAYS)


def confirmed_since(moment: datetime) -> Q:
    """Confirmed at or after that moment; what was never confirmed counts from its publication."""
    return Q(last_confirmed_at__gte=moment) | Q(last_confirmed_at=None, published_at__gte=moment)


def confirmed_before(moment: datetime) -> Q:
    """The others."""
    return Q(last_confirmed_at__lt=moment) | Q(last_confirmed_at=None, published_at__lt=moment)


def in_force() -> Q:
    """Published, and the last day is not past; stale ones too."""
    return Q(state=State.PUBLISHED) & (Q(valid_until=None) | Q(valid_until__gte=timezone.localdate()))


def stale() -> Q:
    return in_force() & confirmed_before(timezone.now() - stale_after())


def due() -> Q:
    """In force, and it is time to ask, or past it."""
    return in_force() & confirmed_before(timezone.now() - ask_after())


def ending() -> Q:
    return in_force() & Q(valid_until__lte=timezone.localdate() + ENDING)


def current() -> Q:
    """In force and not stale: what a stranger may read, search finds and matching compares."""
    return in_force() & confirmed_since(timezone.now() - stale_after())


class Living:
    """The same questions, of one listing."""

    state: str
    valid_until: date | None
    published_at: datetime | None
    last_confirmed_at: datetime | None

    @property
    def confirmed_at(self) -> datetime | None:
        """When somebody last said that it is right: the publication counts."""
        return self.last_confirmed_at or self.published_at

    @property
    def is_in_force(self) -> bool:
        return self.state == State.PUBLISHED and (self.valid_until is None or self.valid_until >= timezone.localdate())

    @property
    def is_published(self) -> bool:
        """Shown to everybody: in force and not stale."""
        return self.is_in_force and not self._is_older_than(stale_after())

    @property
    def is_stale(self) -> bool:
        return self.is_in_force and self._is_older_than(stale_after())

    @property
    def is_due(self) -> bool:
        """It is time to ask whether it is still right; it is shown yet."""
        return self.is_published and self._is_older_than(ask_after())

    @property
    def is_fresh(self) -> bool:
        """Confirmed, or published, within the last ninety days."""
        return not self._is_older_than(FRESH_FOR)

    @property
    def is_ending(self) -> bool:
        """Its last day is near."""
        return self.is_in_force and self.valid_until is not None and self.valid_until <= timezone.localdate() + ENDING

    @property
    def stale_on(self) -> date | None:
        """The day on which it leaves search and matches if nobody confirms it."""
        return timezone.localdate(self.confirmed_at + stale_after()) if self.confirmed_at else None

    def _is_older_than(self, age: timedelta) -> bool:
        return self.confirmed_at is None or self.confirmed_at < timezone.now() - age
