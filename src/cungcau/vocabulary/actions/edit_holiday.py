"""A steward says what a day is after all."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.kit.errors import Unchanged
from cungcau.trail.change import change, claim_version
from cungcau.vocabulary.models import Holiday

COLUMNS = ("kind", "name_vi", "name_en", "source", "status")


def edit_holiday(holiday: Holiday, *, by: Any, version: int, **values: Any) -> Holiday:
    """Write the given columns, if nobody has since `version`; newer releases of the house leave the day alone from now on.

    The entry keeps what was said before. Where they say what it says already nothing is written. Raises PermissionDenied, Stale.
    """
    with change(holiday, "edit", by=by) as facts:
        claim_version(holiday, version)
        wanted = {name: values[name] for name in COLUMNS if name in values}
        facts["before"] = {name: getattr(holiday, name) for name, value in wanted.items() if getattr(holiday, name) != value}
        if not facts["before"]:
            raise Unchanged
        for name, value in wanted.items():
            setattr(holiday, name, value)
        holiday.is_edited, holiday.updated_at = True, timezone.now()
        holiday.save(update_fields=[*wanted, "is_edited", "updated_at"])
    return holiday
