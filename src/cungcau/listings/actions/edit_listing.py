"""Change what a listing says."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.content import COLUMNS, REFERENCES, changed_parts, content_of, write_relations, write_rows
from cungcau.listings.models import Listing
from cungcau.listings.workflow import LISTING_FLOW, State
from cungcau.trail.change import change, claim_version


def edit_listing(listing: Listing, *, by: Any, version: int, **values: Any) -> Listing:
    """Write the given values (as in `draft_listing`) if nobody has changed the listing since `version`.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    with change(listing, "edit", by=by) as facts:
        LISTING_FLOW.after(listing.state, "edit")
        claim_version(listing, version)
        before = content_of(listing)
        columns = [name for name in (*COLUMNS, *REFERENCES) if name in values]
        for name in columns:
            setattr(listing, name, values[name])
        listing.updated_at = timezone.now()
        listing.save(update_fields=[*columns, "updated_at"])
        write_rows(listing, values)
        write_relations(listing, values)
        if listing.state == State.SUBMITTED:
            listing.review_editors.add(by)  # a text is published by somebody who did not write it
        facts["changed"] = changed_parts(before, content_of(listing))
    return listing
