"""What pages of rooms below show of this one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cungcau.advisory.queries import organisations_asking
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.registry.models import Organisation


def organisation_panel(organisation: Organisation, user: Any) -> dict[str, Any] | None:
    """The way to the history of a client, for officers."""
    return {} if can(user, "read_client", organisation) else None


def listing_panel(listing: Listing, user: Any) -> dict[str, Any] | None:
    """The way to the desk for the people of the listing's own organisation."""
    if not user.is_authenticated or not organisations_asking(user).filter(pk=listing.organisation_id).exists():
        return None
    return {"ask_url": f"{reverse('advisory:ask')}?listing={listing.pid}", "title": _("Advice")}
