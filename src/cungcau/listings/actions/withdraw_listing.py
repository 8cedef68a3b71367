"""Take a listing away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def withdraw_listing(listing: Listing, *, by: Any, note: str = "") -> Listing:
    """The owner no longer needs or offers it; the record is kept."""
    with change(listing, "withdraw", by=by, note=note):
        move(listing, LISTING_FLOW, "withdraw", updated_at=timezone.now())
    return listing
