"""Bring a paused listing back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.completeness import refuse_past
from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def resume_listing(listing: Listing, *, by: Any) -> Listing:
    """It is published again as it was, and counts as confirmed. Raises Refused past its last day."""
    now = timezone.now()
    with change(listing, "resume", by=by):
        refuse_past(listing)
        move(listing, LISTING_FLOW, "resume", last_confirmed_at=now, updated_at=now)
    return listing
