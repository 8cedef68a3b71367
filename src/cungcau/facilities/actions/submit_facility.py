"""Send an entry for review."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.facilities.content import missing
from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def submit_facility(facility: Facility, *, by: Any) -> Facility:
    """A moderator or the steward reads it. Raises Refused while something is missing."""
    with change(facility, "submit", by=by):
        if gaps := missing(facility):
            raise Refused("incomplete", _("Not complete yet: %s") % " ".join(map(str, gaps)))
        move(facility, FACILITY_FLOW, "submit", submitted_at=timezone.now())
    return facility
