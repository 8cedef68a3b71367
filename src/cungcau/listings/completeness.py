"""What stands between a listing and its review: the blocking lines of the checklist in `quality`."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.kit.errors import Refused
from cungcau.listings.quality import BY_KEY, CHECKS, Point, quality_of
from cungcau.listings.said import Said, said_by

# Whose field must hold something; the form says so beside it.
REQUIRED = tuple(check for check in CHECKS if check.needed)


def missing(listing: Any) -> list[Point]:
    """The blocking points, in the order of the table; each with `field` and `ask`."""
    return missing_in(said_by(listing))


def missing_in(said: Said) -> list[Point]:
    """The same of what was read of it."""
    return quality_of(said).blocking


def refuse_past(listing: Any) -> None:
    """Nobody would see it: a listing past its last day does not come onto the public pages."""
    if listing.valid_until and listing.valid_until < timezone.localdate():
        raise Refused("past", str(BY_KEY["last_day"].fix))
