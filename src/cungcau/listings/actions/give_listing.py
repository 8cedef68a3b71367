"""Give a listing under review to a moderator."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.listings.models import Listing
from cungcau.trail.change import change


def give_listing(listing: Listing, *, by: Any, to: User) -> Listing:
    """From now on she reads it, whoever had it before. Raises Refused where she is no moderator, or its author."""
    with change(listing, "give", by=by, note=to.name, to=to.pid):
        if not to.is_active or "moderator" not in to.roles:
            raise Refused("no_moderator", _("%s is no moderator.") % to.name, "to")
        if listing.created_by_id == to.pk:
            raise Refused("author", _("%s wrote it: somebody else reads it.") % to.name, "to")
        Listing.objects.filter(pk=listing.pk).update(reader=to, reader_since=timezone.now())
        listing.refresh_from_db(fields=["reader", "reader_since"])
    return listing
