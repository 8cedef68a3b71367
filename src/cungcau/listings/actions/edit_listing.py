"""Change what a listing says."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.kit.errors import Unchanged
from cungcau.listings.content import (
    COLUMNS,
    REFERENCES,
    changed_parts,
    chosen_by,
    forget_relations,
    write_relations,
    write_rows,
)
from cungcau.listings.models import Listing
from cungcau.listings.revisions import keep_revision, kept_content
from cungcau.listings.workflow import LISTING_FLOW, State
from cungcau.trail.change import change, claim_version


def edit_listing(listing: Listing, *, by: Any, version: int, note: str = "", sent: str = "", **values: Any) -> Listing:
    """Write the given values (as in `draft_listing`) if nobody has changed the listing since `version`; `note` says why, `sent`
    is the mark of what was typed. Where they say what it says already nothing is written, and the version stays.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    with change(listing, "edit", by=by, note=note, **({"sent": sent} if sent else {})) as facts:
        LISTING_FLOW.after(listing.state, "edit")
        claim_version(listing, version)
        before, chosen = kept_content(listing), chosen_by(listing)
        columns = [name for name in (*COLUMNS, *REFERENCES) if name in values]
        for name in columns:
            setattr(listing, name, values[name])
        listing.updated_at = timezone.now()
        listing.save(update_fields=[*columns, "updated_at"])
        write_rows(listing, values)
        write_relations(listing, values)
        facts["changed"] = changed_parts(before, kept_content(listing))
        if not facts["changed"] and chosen_by(listing) == chosen:
            raise Unchanged
        if listing.state == State.SUBMITTED:
            listing.review_editors.add(by)  # a text is published by somebody who did not write it
        if facts["changed"]:
            keep_revision(listing, by=by, verb="edit", note=note)
    forget_relations(listing)
    return listing
