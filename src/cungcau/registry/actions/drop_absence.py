"""Say that an expert is there after all."""

from __future__ import annotations

from typing import Any

from cungcau.registry.models import Absence
from cungcau.trail.change import change


def drop_absence(absence: Absence, *, by: Any) -> Absence:
    """The days are free again; the trail remembers that they were not."""
    with change(absence.expert, "drop_absence", by=by, since=str(absence.since), until=str(absence.until)):
        Absence.objects.filter(pk=absence.pk).delete()
    return absence
