"""A sign of life from an open form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.kit.longform.typed import sign_of_life
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.listings.unsaved import OpenForm
from cungcau.listings.workflow import writing_verb


def keep_open(listing: Listing, *, by: Any) -> None:
    """Others who open the form of this listing are told, for a minute from now. No entry in the trail."""
    if not can(by, writing_verb(listing), listing):
        raise PermissionDenied("edit listings.listing")
    sign_of_life(OpenForm, listing.pid, by=by)
