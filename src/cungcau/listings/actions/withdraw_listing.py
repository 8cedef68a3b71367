"""Take a listing away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from cungcau.listings.workflow import CHANGE_FLOW, LISTING_FLOW
from cungcau.trail.change import change, move


def withdraw_listing(listing: Listing, *, by: Any, note: str = "") -> Listing:
    """The owner no longer needs or offers it; the record is kept, a change of it is no longer waited for."""
    with change(listing, "withdraw", by=by, note=note):
        move(listing, LISTING_FLOW, "withdraw", updated_at=timezone.now())
        if waiting := open_change(listing):
            move(waiting, CHANGE_FLOW, "take_back_change")
    return listing
