"""Take a listing out of sight for a while."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def pause_listing(listing: Listing, *, by: Any, note: str = "") -> Listing:
    """It leaves search and matches until it is resumed."""
    with change(listing, "pause", by=by, note=note):
        move(listing, LISTING_FLOW, "pause", updated_at=timezone.now())
    return listing
