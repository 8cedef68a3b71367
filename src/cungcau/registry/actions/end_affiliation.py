"""Say that an expert no longer works somewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.registry.models import Affiliation
from cungcau.trail.change import change


def end_affiliation(affiliation: Affiliation, *, by: Any, until: date | None = None) -> Affiliation:
    """The line ends on that day (today, where none is given), and the profile names that organisation no more."""
    expert, day = affiliation.expert, until or timezone.localdate()
    with change(expert, "end_affiliation", by=by, until=str(day)):
        if affiliation.since and day < affiliation.since:
            raise Refused("ends_before", _("It began on a later day."), "until")
        affiliation.until = day
        affiliation.save(update_fields=["until"])
        if expert.organisation_id == affiliation.organisation_id:
            expert.organisation, expert.position_vi, expert.position_en = None, "", ""
            expert.save(update_fields=["organisation", "position_vi", "position_en"])
    return affiliation
