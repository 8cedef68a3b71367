"""Say that a listing is still current."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.facts import told
from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def confirm_listing(listing: Listing, *, by: Any, via: str = "") -> Listing:
    """The owner (or a broker for them) has looked at it again: it counts as fresh, and a stale one is found again at once.

    `via` is "mail" where it was done by the link of a mail.
    """
    with change(listing, "confirm", by=by, **told(via=via, woke=listing.is_stale)):
        move(listing, LISTING_FLOW, "confirm", last_confirmed_at=timezone.now())
    return listing
