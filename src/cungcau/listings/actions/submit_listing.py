"""Send a listing for review."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.listings.completeness import missing_in
from cungcau.listings.models import Listing
from cungcau.listings.revisions import keep_revision
from cungcau.listings.said import said_by
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def submit_listing(listing: Listing, *, by: Any) -> Listing:
    """The author gives it to the moderators. Raises Refused while something required is missing."""
    with change(listing, "submit", by=by):
        said = said_by(listing)
        if gaps := missing_in(said):
            raise Refused("incomplete", _("Not complete yet: %s") % " ".join(gap.ask for gap in gaps))
        move(listing, LISTING_FLOW, "submit", submitted_at=timezone.now(), updated_at=timezone.now())
        listing.review_editors.clear()  # the author has read what moderators wrote into it
        keep_revision(listing, by=by, verb="submit", read=said.content)
    return listing
