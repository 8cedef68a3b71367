"""Tick what a reader's eyes have found in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cungcau.listings.models import Listing, Tick
from cungcau.listings.quality import CHECKS
from cungcau.trail.change import change


def tick_listing(listing: Listing, *, by: Any, keys: Iterable[str]) -> Listing:
    """Exactly these of the reader's points are ticked now, for the text as it stands. A tick for an earlier text is none."""
    known = {check.key for check in CHECKS if check.test is None}
    wanted = known & set(keys)
    valid = set(listing.ticks.filter(version=listing.version).values_list("key", flat=True))
    if wanted == valid:
        return listing
    with change(listing, "tick", by=by, ticked=sorted(wanted)):
        listing.ticks.exclude(key__in=wanted & valid).delete()
        Tick.objects.bulk_create(
            Tick(listing=listing, key=key, by_name=by.name, version=listing.version) for key in sorted(wanted - valid)
        )
    return listing
