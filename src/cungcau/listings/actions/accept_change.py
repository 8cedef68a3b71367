"""Publish a proposed change."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Change
from cungcau.listings.parts import write_parts
from cungcau.listings.revisions import keep_revision
from cungcau.listings.workflow import CHANGE_FLOW
from cungcau.trail.change import change, claim_version, move, record


def accept_change(proposed: Change, *, by: Any) -> Change:
    """A moderator, who did not propose it, has read the difference: the new text takes the place of the old one."""
    listing = proposed.listing
    with change(proposed, "accept_change", by=by):
        move(proposed, CHANGE_FLOW, "accept_change")
        claim_version(listing, listing.version)
        write_parts(listing, proposed.after)
        listing.updated_at, listing.reader, listing.reader_since = timezone.now(), None, None
        listing.save(update_fields=["updated_at", "reader", "reader_since"])
        keep_revision(listing, by=by, verb="accept_change")
        record(listing, "accept_change", by=by, changed=sorted(proposed.after))
    return proposed
