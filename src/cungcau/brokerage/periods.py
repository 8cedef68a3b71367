"""The span of time that figures are about, and moments as days without a conversion for each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import Func, IntegerField
from django.utils import timezone

MONTHS = {"month": 1, "quarter": 3, "year": 12, "five": 60}
SHOWN_MONTHS = 12  # at least so many are drawn, so that a month stands beside those before it
FURTHEST = 600  # months back


@dataclass(frozen=True)
class Period:
    """A month, a quarter, a year or five years of the calendar; `back`: so many before the present one."""

    name: str
    back: int
    first: date
    last: date
    today: date

    @property
    def until(self) -> date:
        """Its last day that has come."""
        return min(self.last, self.today)

    @property
    def before(self) -> tuple[date, date]:
        """As many days as have passed of it, directly before it: what is compared is equally long."""
        days = (self.until - self.first).days + 1
        return self.first - timedelta(days=days), self.first - timedelta(days=1)

    def months(self) -> list[date]:
        """The first days of the months that are drawn."""
        last = self.until.replace(day=1)
        passed = (last.year - self.first.year) * 12 + last.month - self.first.month + 1
        number = max(passed, SHOWN_MONTHS)
        return [shifted(last, later - number + 1) for later in range(number)]


def period_of(name: str, back: str, today: date) -> Period:
    """What the address asks for; the present year where it makes no sense."""
    name = name if name in MONTHS else "year"
    length = MONTHS[name]
    number = int(back) if back.isdecimal() and len(back) < 5 and int(back) * length <= FURTHEST else 0
    present = date(today.year - 4, 1, 1) if name == "five" else date(today.year, (today.month - 1) // length * length + 1, 1)
    first = shifted(present, -number * length)
    return Period(name, number, first, end_of(shifted(first, length - 1)), today)


def shifted(month: date, months: int) -> date:
    """The first day of the month that is so many months later."""
    years, rest = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(years, rest + 1, 1)


def end_of(month: date) -> date:
    return shifted(month, 1) - timedelta(days=1)


class Seconds(Func):
    """A moment as seconds since 1970: a number comes out of the database several times faster than a moment."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return super().as_sql(compiler, connection, template="FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint", **more)


def day_reader() -> Callable[[int], date]:
    """From such seconds to the day where the point is; each quarter of an hour is worked out once."""
    known: dict[int, date] = {}

    def read(seconds: int) -> date:
        quarter = seconds // 900
        day = known.get(quarter)
        if day is None:
            day = known[quarter] = timezone.localdate(datetime.fromtimestamp(quarter * 900, UTC))
        return day

    return read
