"""Take a listing back to the desk."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.parts import write_parts
from cungcau.listings.queries import open_change
from cungcau.listings.workflow import CHANGE_FLOW, LISTING_FLOW
from cungcau.trail.change import change, move


def revise_listing(listing: Listing, *, by: Any) -> Listing:
    """It leaves search and matches, and can be edited and submitted again. A change that waits is written into the draft."""
    with change(listing, "revise", by=by):
        move(listing, LISTING_FLOW, "revise", updated_at=timezone.now())
        if waiting := open_change(listing):
            move(waiting, CHANGE_FLOW, "take_back_change")
            write_parts(listing, waiting.after)
    return listing
