"""What stands between a listing and its review: the blocking lines of the checklist in `quality`."""

from __future__ import annotations

from typing import Any

from cungcau.kit.errors import Refused
from cungcau.listings.quality import BY_KEY, CHECKS, Point, quality_of_listing
from cungcau.listings.quality_checks import last_day_ahead
from cungcau.listings.said import said_by

# Whose field must hold something; the form says so beside it.
REQUIRED = tuple(check for check in CHECKS if check.needed)


def missing(listing: Any) -> list[Point]:
    """The blocking points, in the order of the table; each with `field` and `ask`."""
    return quality_of_listing(listing).blocking


def refuse_past(listing: Any) -> None:
    """Nobody would see it: a listing past its last day does not come onto the public pages."""
    if last_day_ahead(said_by(listing)):
        raise Refused("past", str(BY_KEY["last_day"].fix))
