"""Take a listing away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.facts import told
from cungcau.listings.models import Listing
from cungcau.listings.queries import open_change
from cungcau.listings.workflow import CHANGE_FLOW, LISTING_FLOW
from cungcau.trail.change import change, move


def withdraw_listing(
    listing: Listing, *, by: Any, note: str = "", reason: str = "", via: str = "", free_id: bool = False
) -> Listing:
    """The owner no longer needs or offers it; the record is kept, a change of it is no longer waited for.

    `reason` is one of `facts.REASONS` or empty, `via` is "mail" where it was done by the link of a mail. `free_id`: another may
    come in under its outside id.
    """
    freed = {"external_id": listing.external_id} if free_id and listing.external_id else {}
    with change(listing, "withdraw", by=by, note=note, **told(reason=reason, via=via), **freed):
        move(listing, LISTING_FLOW, "withdraw", updated_at=timezone.now(), **dict.fromkeys(freed, ""))
        if waiting := open_change(listing):
            move(waiting, CHANGE_FLOW, "take_back_change")
    return listing
