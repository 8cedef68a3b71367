"""Begin an entry of something that others may use."""

from __future__ import annotations

from typing import Any

from cungcau.facilities.content import write
from cungcau.facilities.models import Facility
from cungcau.registry.models import Organisation
from cungcau.trail.change import change


def draft_facility(organisation: Organisation, *, by: Any, **values: Any) -> Facility:
    """`values`: columns of content.COLUMNS. Raises PermissionDenied."""
    facility = Facility(organisation=organisation, created_by_id=by.pk, zone=organisation.zone)
    write(facility, values)
    with change(facility, "draft", by=by):
        facility.save()
    return facility
