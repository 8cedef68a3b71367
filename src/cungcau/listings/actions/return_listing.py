"""Give a listing back to its author."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def return_listing(listing: Listing, *, by: Any, comment: str) -> Listing:
    """The moderator says what to mend; the author can edit and submit again."""
    with change(listing, "return", by=by, note=comment):
        move(listing, LISTING_FLOW, "return", comment=comment, updated_at=timezone.now())
    return listing
