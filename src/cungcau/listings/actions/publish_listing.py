"""Show a listing to everyone."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.listings.completeness import refuse_past
from cungcau.listings.life import VALID_FOR
from cungcau.listings.models import Listing
from cungcau.listings.revisions import keep_revision
from cungcau.listings.workflow import LISTING_FLOW, ReadingState
from cungcau.trail.change import change, move


def publish_listing(listing: Listing, *, by: Any, note: str = "") -> Listing:
    """A moderator, who did not write it, has read the listing and shows it; valid for a year unless it says less.

    Raises Refused past its last day, and while an expert's reading is waited for.
    """
    now = timezone.now()
    last_day = listing.valid_until or timezone.localdate(now) + VALID_FOR
    with change(listing, "publish", by=by, note=note):
        refuse_past(listing)
        if listing.readings.filter(must=True, state=ReadingState.ASKED).exists():
            words = _("Publication waits for the expert who was asked to read it: wait, or call the reading off.")
            raise Refused("reading", words)
        move(listing, LISTING_FLOW, "publish", published_at=now, last_confirmed_at=now, valid_until=last_day,
             comment="", reader=None, reader_since=None, updated_at=now)
        listing.comments.filter(closed_at=None).update(closed_at=now)
        keep_revision(listing, by=by, verb="publish", note=note)
    return listing
