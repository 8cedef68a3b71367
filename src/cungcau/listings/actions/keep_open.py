"""A sign of life from an open form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.listings.unsaved import OpenForm
from cungcau.listings.workflow import writing_verb


def keep_open(listing: Listing, *, by: Any) -> None:
    """Others who open the form of this listing are told, for a minute from now. No entry in the trail."""
    if not can(by, writing_verb(listing), listing):
        raise PermissionDenied("edit listings.listing")
    mine = OpenForm.objects.filter(user=by, pid=listing.pid)
    if not mine.update(at=timezone.now()):
        try:
            with transaction.atomic():
                OpenForm.objects.create(user=by, pid=listing.pid)
        except IntegrityError:  # her other window was first
            mine.update(at=timezone.now())
