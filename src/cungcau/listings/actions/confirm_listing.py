"""Say that a listing is still current."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def confirm_listing(listing: Listing, *, by: Any) -> Listing:
    """The owner (or a broker for them) has looked at it again: it counts as fresh."""
    with change(listing, "confirm", by=by):
        move(listing, LISTING_FLOW, "confirm", last_confirmed_at=timezone.now())
    return listing
