"""Bring a paused listing back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.completeness import refuse_past
from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def resume_listing(listing: Listing, *, by: Any) -> Listing:
    """It is published again as it was. Raises Refused past its last day."""
    with change(listing, "resume", by=by):
        refuse_past(listing)
        move(listing, LISTING_FLOW, "resume", updated_at=timezone.now())
    return listing
