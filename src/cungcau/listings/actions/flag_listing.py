"""Say that a listing is no longer right as it stands."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.listings.facts import told
from cungcau.listings.models import Listing
from cungcau.trail.change import change


def flag_listing(listing: Listing, *, by: Any, note: str = "", via: str = "") -> Listing:
    """The owner says that something has changed, and perhaps what; the desk hears it. The listing itself stays as it is.

    Raises Refused where it is not published or expired: then there is nothing that could mislead anybody.
    """
    with change(listing, "flag", by=by, note=note, **told(via=via)):
        if listing.state not in {"published", "expired"}:
            raise Refused("not_shown", _("This listing is not published any more."))
    return listing
