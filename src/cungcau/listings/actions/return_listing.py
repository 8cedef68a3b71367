"""Give a listing back to its author."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from cungcau.listings.models import Comment, Listing
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def return_listing(listing: Listing, *, by: Any, comment: str, at_fields: Iterable[tuple[str, str]] = ()) -> Listing:
    """The moderator says what to mend, for the whole and at single fields; the author can edit and submit again.

    `at_fields`: (field of the form, what to mend there). Who had taken it keeps it for the next round.
    """
    with change(listing, "return", by=by, note=comment) as facts:
        read = listing.version
        move(listing, LISTING_FLOW, "return", comment=comment, updated_at=timezone.now())
        made = Comment.objects.bulk_create(
            Comment(listing=listing, field=field, text=text, by=by, by_name=by.name, version=read) for field, text in at_fields
        )
        facts["fields"] = [one.field for one in made]
    return listing
