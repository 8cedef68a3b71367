"""The clock in working days: Monday to Friday without days off, and the Saturdays that are worked in their place.

`Calendar` is plain arithmetic over days; `calendar()` is the one that the stewards keep, and where the database holds none, the
shipped one. A day counts as the table says even where its status is unknown: the page of days off shows which are sure.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).with_name("holidays.csv")
OFF, WORKING, ORDINARY = "off", "working", "ordinary"
MONDAY = date(1, 1, 1)
WEEKEND = (5, 6)


@dataclass(frozen=True)
class HolidayRow:
    """One line of the shipped file. `kind`: off, working (though at a weekend), ordinary (named, but counts as any day).

    `status`: known (by law), announced (by decision), computed (by astronomy or a rule of the law), unknown.
    """

    day: date
    kind: str
    name_vi: str
    name_en: str
    source: str
    status: str


class Calendar:
    """Which days are worked. `off`: days of the week that are not; `extra`: days of the weekend that are."""

    def __init__(self, off: Iterable[date] = (), extra: Iterable[date] = ()) -> None:
        self.extra = sorted(day for day in set(extra) if day.weekday() in WEEKEND)
        self.off = sorted(day for day in set(off) if day.weekday() not in WEEKEND)
        self._exceptions = frozenset(self.extra) | frozenset(self.off)

    def is_working(self, day: date) -> bool:
        return (day.weekday() not in WEEKEND) != (day in self._exceptions)

    def working_days_between(self, start: date, end: date) -> int:
        """The working days after `start` up to and with `end`; negative where `end` is earlier.

        So what is sent on a Friday is one working day old on Monday, and spans add up: a→b and b→c make a→c.
        """
        return self._worked_until(end) - self._worked_until(start)

    def due_after(self, start: date, number: int) -> date:
        """The working day that is `number` (at least 1) working days after `start`: the last day of the time given."""
        if number < 1:
            raise ValueError("a time of at least one working day")
        reach = 2 * number
        while self.working_days_between(start, start + timedelta(days=reach)) < number:
            reach *= 2
        # Counted from `start` the working days only grow, by one on each working day: where they reach the number is one.
        days = bisect_left(range(reach), number, key=lambda days: self.working_days_between(start, start + timedelta(days=days)))
        return start + timedelta(days=days)

    def last_over(self, day: date, number: int) -> date:
        """The latest start whose time of `number` working days is over before `day`: what began later still has time."""
        start = day - timedelta(days=number)
        while self.due_after(start, number) >= day:
            start -= timedelta(days=1)
        return start

    def _worked_until(self, day: date) -> int:
        """Working days from the first Monday of the calendar up to and with `day`."""
        weeks, rest = divmod((day - MONDAY).days + 1, 7)
        return weeks * 5 + min(rest, 5) - bisect_right(self.off, day) + bisect_right(self.extra, day)


@cache
def shipped() -> tuple[HolidayRow, ...]:
    """The file as it comes with the house, in the order of the days."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = [HolidayRow(**{**row, "day": date.fromisoformat(row["day"])}) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: row.day))


def calendar() -> Calendar:
    """The days off in force: those of the database, else the shipped ones. One query."""
    from cungcau.vocabulary.models import Holiday  # the clock itself needs no database

    rows = list(Holiday.objects.values_list("day", "kind")) or [(row.day, row.kind) for row in shipped()]
    return Calendar((day for day, kind in rows if kind == OFF), (day for day, kind in rows if kind == WORKING))
