"""The figures of the desk: load, funnel, reasons of loss, trend, time to the first reply. Each with the address of its records.

They count every case, also those that a reader may not open; who may see which line is asked on the page of the records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Left, StageEntry
from cungcau.brokerage.case_queries import is_cold, is_overdue
from cungcau.brokerage.case_workflow import AT_WORK, OVER, CaseState
from cungcau.brokerage.figure_records import AGREEMENT, NONE, in_days, of_template
from cungcau.brokerage.models import EVENT, ORIGINS, Channel, Interest
from cungcau.brokerage.periods import Period, Seconds, day_reader, end_of
from cungcau.brokerage.stages import stages, templates
from cungcau.brokerage.workflow import State
from cungcau.vocabulary.holidays import Calendar, calendar
from cungcau.vocabulary.queries import label

SERIES = ("opened", "agreed", "won", "ended", "lost")
OVER_AS = {CaseState.LOST: "lost", CaseState.WON: "won"}


class Cell(NamedTuple):
    """A number, and what its records are asked for by."""

    number: int
    query: str


@dataclass(frozen=True)
class Asked:
    """What the page is asked for: a period, and a template of stages or all of them."""

    period: Period
    template: str

    def cell(self, number: int, what: str, first: date | None = None, last: date | None = None, **more: str) -> Cell:
        days = {"from": first or self.period.first, "to": last or self.period.until}
        return Cell(number, urlencode({"what": what, **days, "template": self.template, **more}))


class Load(NamedTuple):
    name: str
    open: Cell
    overdue: Cell
    cold: Cell
    closed: Cell


def load(asked: Asked) -> list[Load]:
    """What each officer has in hand now, and what she closed in the period; who has most stands first."""
    today, period = timezone.localdate(), asked.period
    closed = Q(state__in=OVER) & in_days("settled_at", period.first, period.until)
    wanted = {"open": Q(state__in=AT_WORK), "overdue": is_overdue(today), "cold": is_cold(today), "closed": closed}
    numbers = {name: Count("pk", filter=query) for name, query in wanted.items()}
    every = of_template(asked.template).order_by().values("owner").annotate(**numbers)
    rows = [row for row in every if any(row[name] for name in wanted)]
    people = User.objects.in_bulk([row["owner"] for row in rows if row["owner"]])
    found = []
    for row in rows:
        owner = people.get(row["owner"])
        cells = {name: asked.cell(row[name], name, officer=owner.pid if owner else NONE) for name in wanted}
        found.append(Load(owner.name if owner else _("Nobody"), **cells))
    return sorted(found, key=lambda one: (-one.open.number, one.name))


class Step(NamedTuple):
    """A stage: how many came into it in the period, how many of them went on, how long a stay lasted (working days)."""

    name: str
    entered: Cell
    went: Cell
    share: int | None
    age: float | None


def funnel(asked: Asked) -> list[Step]:
    """The stages of the template in their order. A stay that lasts is counted until today, or until the case was closed."""
    entered: dict[str, set[int]] = defaultdict(set)
    went: dict[str, set[int]] = defaultdict(set)
    ages: dict[str, list[int]] = defaultdict(list)
    read, worked = day_reader(), Worked()
    today = timezone.localdate()
    for case, stage, start, left, settled, how, state in _stays(asked).iterator(chunk_size=5000):
        entered[stage].add(case)
        if how == Left.DONE or (left is None and state == CaseState.WON):  # from the stage in which it was won a case went on
            went[stage].add(case)
        end = left or settled
        ages[stage].append(worked.between(read(start), read(end) if end else today))
    names = templates()[asked.template].stages if asked.template else tuple(stages())
    return [_step(asked, code, len(entered[code]), len(went[code]), ages[code]) for code in names]


def _stays(asked: Asked) -> Any:
    period = asked.period
    rows = StageEntry.objects.filter(in_days("entered_at", period.first, period.until)).exclude(how=Left.SKIPPED).order_by()
    if asked.template:
        rows = rows.filter(case__mode__in=templates()[asked.template].modes)
    moments = (Seconds("entered_at"), Seconds("left_at"), Seconds("case__settled_at"))
    return rows.values_list("case_id", "stage", *moments, "how", "case__state")


def _step(asked: Asked, code: str, entered: int, went: int, ages: list[int]) -> Step:
    share = round(100 * went / entered) if entered else None
    cells = (asked.cell(number, what, stage=code) for number, what in ((entered, "entered"), (went, "went")))
    return Step(stages()[code].name, *cells, share=share, age=median(ages) if ages else None)


class Worked:
    """Working days between days, each day worked out once."""

    def __init__(self, known: Calendar | None = None) -> None:
        self._calendar, self._numbers = known or calendar(), {}  # type: ignore[var-annotated]

    def between(self, start: date, end: date) -> int:
        return self._number(end) - self._number(start)

    def _number(self, day: date) -> int:
        number = self._numbers.get(day)
        if number is None:
            number = self._numbers[day] = self._calendar.working_days_between(date.min, day)
        return int(number)


@dataclass(frozen=True)
class Happened:
    """Which days cases were opened, agreed on, won, ended and lost: read once for trend, comparison and reasons."""

    days: dict[str, list[date]]
    lost: list[tuple[date, str]]

    def number(self, what: str, first: date, last: date) -> int:
        return sum(first <= day <= last for day in self.days[what])

    def by_month(self, what: str) -> Counter[date]:
        return Counter(day.replace(day=1) for day in self.days[what])


def happened(asked: Asked) -> Happened:
    """From the time before, or the first month that is drawn, to the end of the period."""
    first, last = min(asked.period.before[0], asked.period.months()[0]), asked.period.until
    read = day_reader()
    days: dict[str, list[date]] = {what: [] for what in SERIES}
    rows = of_template(asked.template).order_by()
    opened = rows.filter(in_days("opened_at", first, last)).values_list(Seconds("opened_at"), flat=True)
    days["opened"] = [read(at) for at in opened]
    over = rows.filter(in_days("settled_at", first, last), state__in=OVER).values_list(Seconds("settled_at"), "state", "reason")
    lost = []
    for at, state, reason in over:
        days[OVER_AS.get(state, "ended")].append(read(at))
        if state == CaseState.LOST:
            lost.append((read(at), reason))
    days["agreed"] = [read(at) for at in _agreed(rows, first, last)]
    return Happened(days, lost)


def _agreed(rows: Any, first: date, last: date) -> Iterable[int]:
    """A case that was agreed on twice counts on the first of those days."""
    done = StageEntry.objects.filter(AGREEMENT, case__in=rows).order_by("case_id", "left_at")
    firsts: dict[int, int] = {}
    for case, at in done.values_list("case_id", Seconds("left_at")):
        firsts.setdefault(case, at)
    read = day_reader()
    return [at for at in firsts.values() if first <= read(at) <= last]


class Reason(NamedTuple):
    name: str
    cell: Cell


def reasons(asked: Asked, known: Happened) -> list[Reason]:
    """Why cases of the period were lost, the most frequent first."""
    period = asked.period
    counts = Counter(reason for day, reason in known.lost if period.first <= day <= period.until)
    return [
        Reason(label("case_reason", code) if code else _("not said"), asked.cell(number, "lost", reason=code or NONE))
        for code, number in counts.most_common()
    ]


class Month(NamedTuple):
    month: date
    cells: list[Cell]


def trend(asked: Asked, known: Happened) -> list[Month]:
    """Month by month how many cases were opened, agreed on, won, ended and lost, in the order of SERIES."""
    counts = {what: known.by_month(what) for what in SERIES}
    return [
        Month(month, [asked.cell(counts[what][month], what, month, min(end_of(month), asked.period.until)) for what in SERIES])
        for month in asked.period.months()
    ]


@dataclass(frozen=True)
class Replies:
    """Interests that were sent in the period: how many were replied to, how many wait, the median in working days."""

    replied: Cell
    waiting: Cell
    days: float | None
    days_before: float | None


def replies(asked: Asked) -> Replies:
    """The first reply is the owner's answer, or the broker's word that it is not passed on. Interests have no template."""
    period = asked.period
    days, waiting = _replies(period.first, period.until)
    before, _waiting = _replies(*period.before)
    return Replies(
        asked.cell(len(days), "replied"), asked.cell(waiting, "unreplied"),
        median(days) if days else None, median(before) if before else None,
    )  # fmt: skip


def _replies(first: date, last: date) -> tuple[list[int], int]:
    read, worked, days, waiting = day_reader(), Worked(), [], 0
    rows = Interest.objects.filter(in_days("sent_at", first, last)).order_by()
    for sent, answered, settled, state in rows.values_list(
        Seconds("sent_at"), Seconds("answered_at"), Seconds("settled_at"), "state"
    ):
        at = answered or (settled if state == State.REJECTED else None)
        if at:
            days.append(worked.between(read(sent), read(at)))
        elif state in {State.SENT, State.SCREENING, State.FORWARDED}:
            waiting += 1
    return days, waiting


class Came(NamedTuple):
    """Interests of one origin that were sent in the period, and how many of them were passed on and opened contacts."""

    name: Any
    cell: Cell
    forwarded: Cell
    opened: Cell


def origins(asked: Asked) -> list[Came]:
    """Where interests came from; what came by the code of an event counts there. Interests have no template."""
    period = asked.period
    rows = Interest.objects.filter(in_days("sent_at", period.first, period.until)).order_by()
    counted = rows.values_list("channel", "sheet").annotate(Count("pk"), Count("forwarded_at"), Count("revealed_at"))
    numbers = {origin: [0, 0, 0] for origin in ORIGINS}
    for channel, sheet, *more in counted:
        origin = EVENT if sheet else channel
        numbers[origin] = [before + now for before, now in zip(numbers[origin], more, strict=True)]
    names = {**dict(Channel.choices), EVENT: _("By the code of an event")}
    steps = ("sent", "forwarded", "revealed")
    return [
        Came(names[origin], *(asked.cell(one, step, origin=origin) for one, step in zip(counts, steps, strict=True)))
        for origin, counts in numbers.items()
    ]
