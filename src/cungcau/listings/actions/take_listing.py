"""Take a listing to read it, so that no other moderator reads the same."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.trail.change import change, stale


def take_listing(listing: Listing, *, by: Any) -> Listing:
    """It is hers until she lets it go. Of two who take it at once one has it, the other is Stale."""
    with change(listing, "take", by=by):
        rows = Listing.objects.filter(pk=listing.pk, reader=None)
        if not rows.update(reader=by, reader_since=timezone.now()) and not _has_it(listing, by):
            raise stale(listing)
        listing.refresh_from_db(fields=["reader", "reader_since"])
    return listing


def _has_it(listing: Listing, by: Any) -> bool:
    return Listing.objects.filter(pk=listing.pk, reader=by).exists()
