"""Change what an entry says."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.content import write
from cungcau.facilities.models import Facility
from cungcau.facilities.workflow import FACILITY_FLOW
from cungcau.kit.errors import Unchanged
from cungcau.trail.change import change, claim_version


def edit_facility(facility: Facility, *, by: Any, version: int, **values: Any) -> Facility:
    """A published entry stays published: its owner answers for it, and the history shows every change; where nothing
    differs nothing is written. Raises Stale."""
    with change(facility, "edit", by=by) as facts:
        FACILITY_FLOW.after(facility.state, "edit")
        claim_version(facility, version)
        facts["changed"] = write(facility, values)
        if not facts["changed"]:
            raise Unchanged
        facility.updated_at = timezone.now()
        facility.save(update_fields=[*facts["changed"], "folded", "updated_at"])
    return facility
