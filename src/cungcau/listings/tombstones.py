"""What a stranger is told at the address of something that was public and is not any more.

Not its title, whoever it belonged to: a title is content, its owner has taken it away, and what a search engine once copied
should not be confirmed by us. Not the organisation. The kind and the reference (a number by day) say enough to whoever has the
address from a letter. Who was never to know of it is told nothing: that is a plain 404, as for what was never published.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from cungcau.listings.facts import REASONS
from cungcau.listings.models import Listing
from cungcau.listings.policy import for_everybody
from cungcau.listings.workflow import State
from cungcau.trail.queries import history_of


@dataclass(frozen=True)
class Tombstone:
    """`how` it left: "withdrawn", "solved_elsewhere", "expired", or "stale", which may come back any day."""

    kind: str
    ref: str
    how: str
    since: date | None

    @property
    def status(self) -> int:
        """Gone; or, where it may come back tomorrow, not found today."""
        return 404 if self.how == "stale" else 410


def tombstone_of(pid: str, user: Any) -> Tombstone | None:
    """None where there is nothing to tell this person."""
    listing = Listing.objects.select_related("organisation").filter(pid=pid).first()
    if listing is None or listing.published_at is None or not for_everybody.check(user, listing):
        return None
    if listing.is_stale:
        return _stone(listing, "stale", timezone.localdate(listing.confirmed_at) if listing.confirmed_at else None)
    if listing.state == State.WITHDRAWN:
        entry = history_of(listing).filter(verb="withdraw").first()
        reason = entry.facts.get("reason", "") if entry else ""
        how = reason if reason == "solved_elsewhere" and reason in REASONS else "withdrawn"
        return _stone(listing, how, timezone.localdate(entry.at if entry else listing.updated_at))
    past = listing.valid_until is not None and listing.valid_until < timezone.localdate()
    if listing.state == State.EXPIRED or (listing.state == State.PUBLISHED and past):
        return _stone(listing, "expired", listing.valid_until if past else timezone.localdate(listing.updated_at))
    return None


def _stone(listing: Listing, how: str, since: date | None) -> Tombstone:
    return Tombstone(listing.kind, listing.ref or "", how, since)
