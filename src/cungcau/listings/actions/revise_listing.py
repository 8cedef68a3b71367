"""Take a listing back to the desk."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def revise_listing(listing: Listing, *, by: Any) -> Listing:
    """It leaves search and matches, and can be edited and submitted again."""
    with change(listing, "revise", by=by):
        move(listing, LISTING_FLOW, "revise", updated_at=timezone.now())
    return listing
