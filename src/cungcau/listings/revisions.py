"""Versions of a listing that are kept."""

from __future__ import annotations

from typing import Any

from cungcau.listings.content import content_of
from cungcau.listings.models import Listing, Revision


def keep_revision(listing: Listing, *, by: Any) -> Revision:
    """Keep what the listing says now under its present version number."""
    name = str(getattr(by, "name", "") or by)
    kept, _ = Revision.objects.get_or_create(
        listing=listing, version=listing.version, defaults={"by": name, "content": content_of(listing)}
    )
    return kept
