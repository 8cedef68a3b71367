"""A steward names a day that differs from its weekday."""

from __future__ import annotations

from datetime import date
from typing import Any

from cungcau.trail.change import change
from cungcau.vocabulary.models import Holiday


def add_holiday(day: date, *, by: Any, **values: Any) -> Holiday:
    """A day off, or a Saturday that is worked. Raises PermissionDenied, IntegrityError where the day has a row already."""
    holiday = Holiday(day=day, is_edited=True, **values)
    with change(holiday, "add", by=by) as facts:
        holiday.save()
        facts["day"] = day.isoformat()
    return holiday
