"""End a listing whose last day is past."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def expire_listing(listing: Listing, *, by: Any, note: str = "") -> Listing:
    """The clock (or a moderator) takes it out of search and matches."""
    with change(listing, "expire", by=by, note=note):
        move(listing, LISTING_FLOW, "expire", updated_at=timezone.now())
    return listing
