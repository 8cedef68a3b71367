"""Which columns of a facility people write, and what must be written before it is read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.facilities.models import Facility
from cungcau.registry.content import assign

COLUMNS = (
    "kind", "name_vi", "name_en", "summary_vi", "summary_en", "description_vi", "description_en", "methods", "standards",
    "accreditation", "capacity", "people_most", "zone", "place", "conditions", "fee_note", "safety", "approver", "notice_hours",
    "ahead_days", "open_on_holidays",
)  # fmt: skip


def write(facility: Facility, values: dict[str, Any]) -> list[str]:
    """Put the values onto the row; the names of the columns that changed."""
    written = assign(facility, values, COLUMNS)
    facility.refold()
    return written


def missing(facility: Facility) -> list[Any]:
    """What is still to be said before a moderator reads it."""
    asked = [
        (_("Say in two sentences what can be done there."), facility.summary_vi or facility.summary_en),
        (_("Say under which conditions others may use it."), facility.conditions),
        (_("Say where it is."), facility.place or facility.zone_id),
        (_("Give the opening hours."), facility.openings.exists()),
    ]
    return [words for words, there in asked if not there]
