"""Bring the shipped days off into the database."""

from __future__ import annotations

from typing import Any

from cungcau.kit.policy import SYSTEM
from cungcau.trail.change import change
from cungcau.vocabulary import holidays
from cungcau.vocabulary.actions.edit_holiday import COLUMNS
from cungcau.vocabulary.models import Holiday


def load_holidays(*, by: Any = SYSTEM) -> int:
    """Write what the shipped file says and the database does not say yet; the number of days written.

    May be run at every start. A day that a steward has edited stays as it is.
    """
    known = {row.day: row for row in Holiday.objects.all()}
    return sum(_load(row, known.get(row.day), by) for row in holidays.shipped())


def _load(row: holidays.HolidayRow, known: Holiday | None, by: Any) -> bool:
    wanted = {name: getattr(row, name) for name in COLUMNS}
    if known is not None and (known.is_edited or all(getattr(known, name) == value for name, value in wanted.items())):
        return False
    holiday = known or Holiday(day=row.day)
    for name, value in wanted.items():
        setattr(holiday, name, value)
    with change(holiday, "load", by=by):
        holiday.save()
    return True
