"""What asks an officer to do something (bàn trực): every room hands in its own lines, one page shows them all.

A room hands in a kind of lines when the house starts, in its `apps.py`, from a query that it has anyway:

    duties.hand_in(duties.Source(
        "intake.submission", _("Need without an account"), order=30, groups=(duties.OVERDUE, duties.TODAY, duties.POINT),
        shown=may_take, rows=submissions_on_duty, lines=submission_lines))

    def submissions_on_duty(user, group):
        return on_desk(user).filter(state=State.VERIFIED).filter(duties.by_clock("verified_at", group, late, due))

    def submission_lines(rows, user):
        return [duties.Line(row.title, row.get_absolute_url(), since=row.verified_at, turn=duties.POINT,
                            act=duties.Act(_("Take up"), reverse("intake:take", args=[row.pid]))) for row in rows]

`rows` answers for one of the source's groups with what this person may see of it, in the order in which it is to be done. It is
counted and cut by the database: all sources are counted in one query, so it must stay a query until it is cut. `lines` makes
lines of the few rows that a page shows, and asks the database a fixed number of times for all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cungcau.kit.policy import visible

OVERDUE, TODAY, POINT, DEMAND, SUPPLY, OTHERS, COLD, EXPIRING = (
    "overdue", "today", "point", "demand", "supply", "others", "cold", "expiring",
)  # fmt: skip
# In the order of the page. One thing stands once among the first six; `cold` and `expiring` are questions of their own.
GROUPS: Mapping[str, Any] = {
    OVERDUE: _("Overdue"), TODAY: _("Today"), POINT: _("Waiting on the point"), DEMAND: _("Waiting on the side in need"),
    SUPPLY: _("Waiting on the side that offers"), OTHERS: _("Waiting on others"), COLD: _("Cold"), EXPIRING: _("Expiring"),
}  # fmt: skip
PRESSING = (OVERDUE, TODAY)  # what the menu counts


@dataclass(frozen=True)
class Act:
    """The next action. `press`: it needs no more words, so a button does it; `version` is that of the thing as shown."""

    label: Any
    url: str
    press: bool = False
    version: int | None = None


@dataclass(frozen=True)
class Line:
    """One thing to do. `turn` is one of POINT, DEMAND, SUPPLY, OTHERS; `note` is what is to be done, in words.

    `lapsed`: on the day `due` it stopped holding, so that is what the day is called.
    """

    title: str
    url: str
    act: Act
    note: str = ""
    due: date | None = None
    since: date | None = None
    turn: str = POINT
    lapsed: bool = False
    kind: Any = ""

    @property
    def turn_words(self) -> Any:
        return GROUPS[self.turn]


@dataclass(frozen=True)
class Source:
    """One kind of lines. `shown` says, by roles alone, who may have any: it is asked on every page."""

    key: str
    label: Any
    groups: tuple[str, ...]
    rows: Callable[[Any, str], QuerySet[Any]]
    lines: Callable[[list[Any], Any], list[Line]]
    shown: Callable[[Any], bool]
    order: int = 50


SOURCES: dict[str, Source] = {}


def hand_in(source: Source) -> None:
    """Called by a room when the house starts."""
    if lost := set(source.groups) - set(GROUPS):
        raise ValueError(f"{source.key}: no such groups as {', '.join(sorted(lost))}")
    SOURCES[source.key] = source


def sources_for(user: Any) -> list[Source]:
    chosen = [source for source in SOURCES.values() if source.shown(user)]
    return sorted(chosen, key=lambda source: (source.order, source.key))


def counts(user: Any, groups: Iterable[str] = tuple(GROUPS)) -> dict[tuple[str, str], int]:
    """How many lines each source has in each group: (group, key of the source) to number. One query."""
    wanted = list(groups)
    asked = [_counted(source, user, group) for source in sources_for(user) for group in source.groups if group in wanted]
    if not asked:
        return {}
    found = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]
    return {(row["duty_group"], row["duty_key"]): row["duty_number"] for row in found}


def _counted(source: Source, user: Any, group: str) -> Any:
    rows = source.rows(user, group).order_by().annotate(duty_group=Value(group), duty_key=Value(source.key))
    return rows.values("duty_group", "duty_key").annotate(duty_number=Count("pk", distinct=True))


def pressing(user: Any) -> int:
    """How much is overdue or due today."""
    return sum(counts(user, PRESSING).values())


@dataclass
class Lines:
    """The lines of one group, source after source; cut like a list, and only what is cut out is read."""

    user: Any
    group: str
    known: Mapping[tuple[str, str], int]
    parts: list[Source] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = [source for source in sources_for(self.user) if self.known.get((self.group, source.key))]

    def __len__(self) -> int:
        return sum(self.known[self.group, source.key] for source in self.parts)

    def __getitem__(self, wanted: slice) -> list[Line]:
        start, stop, _step = wanted.indices(len(self))
        found: list[Line] = []
        passed = 0
        for source in self.parts:
            size = self.known[self.group, source.key]
            first, last = max(start - passed, 0), min(stop - passed, size)
            if first < last:
                found += self._read(source, first, last)
            passed += size
        return found

    def _read(self, source: Source, first: int, last: int) -> list[Line]:
        lines = source.lines(list(source.rows(self.user, self.group)[first:last]), self.user)
        return [Line(**{**vars(line), "kind": line.kind or source.label}) for line in lines]


def midnight(day: date) -> datetime:
    """When the day begins, where the point is."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def by_clock(column: str, group: str, late: date, due: date) -> Q:
    """Of what waits since the moment in `column`: OVERDUE what has waited since `late` or longer, TODAY what has waited since
    `due` or longer, and what is younger in the other group of the source."""
    after_late, after_due = midnight(late + timedelta(days=1)), midnight(due + timedelta(days=1))
    if group == OVERDUE:
        return Q(**{f"{column}__lt": after_late})
    if group == TODAY:
        return Q(**{f"{column}__gte": after_late, f"{column}__lt": after_due})
    return Q(**{f"{column}__gte": after_due})


def allowed(user: Any, rows: list[Any], verb: str) -> set[Any]:
    """The keys of those of these rows (of one model) with which this person may do the verb. One query."""
    if not rows:
        return set()
    model = type(rows[0])
    return set(visible(user, model._default_manager.filter(pk__in=[row.pk for row in rows]), verb).values_list("pk", flat=True))
