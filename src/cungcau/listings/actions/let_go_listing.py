"""Let go of a listing that one had taken."""

from __future__ import annotations

from typing import Any

from cungcau.listings.models import Listing
from cungcau.trail.change import change


def let_go_listing(listing: Listing, *, by: Any) -> Listing:
    """Anybody may take it again; also done for a colleague who is away."""
    with change(listing, "let_go", by=by):
        Listing.objects.filter(pk=listing.pk).update(reader=None, reader_since=None)
        listing.refresh_from_db(fields=["reader", "reader_since"])
    return listing
