"""Give a listing a later last day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.listings.facts import told
from cungcau.listings.life import VALID_FOR
from cungcau.listings.models import Listing
from cungcau.listings.revisions import keep_revision, refuse_unread
from cungcau.listings.workflow import LISTING_FLOW
from cungcau.trail.change import change, move


def renew_listing(listing: Listing, *, by: Any, last_day: date | None = None, via: str = "") -> Listing:
    """It is valid until `last_day`, a year from today where none is given; an expired one is published again.

    No moderator reads it anew, for it says what was read. Raises Refused where it says something else, and for a day that is
    past or more than a year away.
    """
    today = timezone.localdate()
    day = last_day or today + VALID_FOR
    with change(listing, "renew", by=by, until=day.isoformat(), **told(via=via)):
        if not today < day <= today + VALID_FOR:
            raise Refused("last_day", _("Give a day after today, at most a year away."), field="last_day")
        refuse_unread(listing)
        now = timezone.now()
        move(listing, LISTING_FLOW, "renew", valid_until=day, last_confirmed_at=now, updated_at=now)
        keep_revision(listing, by=by, verb="renew")
    return listing
