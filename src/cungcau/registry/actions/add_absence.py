"""Say from when to when an expert cannot be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.registry.models import Absence, Expert
from cungcau.trail.change import change


def add_absence(expert: Expert, *, by: Any, since: date, until: date, reason: str = "") -> Absence:
    """Both days are counted. Raises Refused on the field `until` where it lies before the first."""
    with change(expert, "add_absence", by=by, since=str(since), until=str(until)):
        if until < since:
            raise Refused("ends_before", _("The last day is before the first."), "until")
        return Absence.objects.create(expert=expert, since=since, until=until, note=reason)
