"""Does a transfer of technology have to be registered, by when, by whom: dated rules over what is known, and nothing guessed.

Plain Python over `transfer_rules.toml`, without framework and database. The first rule that fits decides, as the law is read.
What is not known yet is tried in every way: where all ways end alike that is the answer, else the answer is unknown, with what it
hangs on, what is possible, and the earliest of the possible last days.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

FILE = Path(__file__).with_name("transfer_rules.toml")
UNKNOWN = "unknown"
# What each fact can turn out to be.
VALUES: dict[str, tuple[str, ...]] = {
    "transfers": ("yes", "no"),
    "listed": ("none", "promoted", "restricted", "prohibited"),
    "licensed": ("yes", "no"),
    "direction": ("domestic", "inward", "outward"),
    "budget": ("yes", "no"),
    "certified": ("yes", "no"),
}
OUTCOMES = ("stop", "licence", "must", "voluntary", "need_not", UNKNOWN)
DueAfter = Callable[[date, int], date]  # the working day so many working days after a day


@dataclass(frozen=True)
class LawEdition:
    """The law as it stood from one day to another. `status`: read, unconfirmed, unknown; the notes say why."""

    code: str
    law: str
    law_vi: str
    source: str
    source_vi: str
    status: str
    valid_from: date
    note_vi: str
    note_en: str
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Rule:
    """`when`: facts and the values that they must have. `days` of `unit` (calendar, working) run from the day of signature.

    `decided`: working days in which the authority decides, from a whole file on.
    """

    code: str
    outcome: str
    article: str
    editions: tuple[str, ...]
    when: Mapping[str, tuple[str, ...]]
    name_vi: str
    name_en: str
    filer: str = ""
    days: int = 0
    unit: str = "calendar"
    decided: int = 0

    def fits(self, facts: Mapping[str, str]) -> bool:
        return all(facts[name] in values for name, values in self.when.items())


@dataclass(frozen=True)
class Answer:
    """`possible`: the rules that may decide; one alone where it is settled. `missing`: the facts that it hangs on."""

    outcome: str
    edition: LawEdition | None
    possible: tuple[Rule, ...] = ()
    missing: tuple[str, ...] = ()
    deadline: date | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def rule(self) -> Rule | None:
        """The one that decides; where several with one outcome do, the first."""
        return self.possible[0] if self.possible and self.outcome != UNKNOWN else None

    @property
    def is_sure(self) -> bool:
        return self.outcome != UNKNOWN and self.edition is not None and self.edition.status == "read"


@cache
def editions() -> tuple[LawEdition, ...]:
    return tuple(LawEdition(**row) for row in _rows("edition"))


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(_rule(row) for row in _rows("rule"))


def _rule(row: dict[str, object]) -> Rule:
    when = {name: tuple(values) for name, values in dict(row["when"]).items()}  # type: ignore[call-overload]
    return Rule(**{**row, "when": when, "editions": tuple(row["editions"])})  # type: ignore[arg-type]


def _rows(table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomllib.loads(FILE.read_text(encoding="utf-8"))[table]
    return found


def edition_on(day: date) -> LawEdition | None:
    return next((one for one in editions() if one.holds_on(day)), None)


def last_day(start: date, days: int, unit: str, due_after: DueAfter) -> date:
    """So many days after `start`. A last day of the calendar is not moved where it is a day off: earlier is safe."""
    return due_after(start, days) if unit == "working" else start + timedelta(days=days)


def decide(facts: Mapping[str, str], *, today: date, signed_on: date | None, due_after: DueAfter) -> Answer:
    """By the law of the day of signature; before it, by that of today and without a last day."""
    edition = edition_on(signed_on or today)
    if edition is None:
        return Answer(UNKNOWN, None, facts=facts)
    found = {tuple(ways.items()): _first(edition, ways) for ways in _ways(facts)}
    possible = tuple(rule for rule in rules() if rule in found.values())
    outcomes = {rule.outcome for rule in possible}
    outcome = outcomes.pop() if len(outcomes) == 1 and None not in found.values() else UNKNOWN
    missing = tuple(name for name in VALUES if facts[name] == UNKNOWN and _matters(name, found)) if outcome == UNKNOWN else ()
    ends = [last_day(signed_on, rule.days, rule.unit, due_after) for rule in possible if rule.days] if signed_on else []
    return Answer(outcome, edition, possible, missing, min(ends, default=None), facts)


def _ways(facts: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Every way in which what is unknown can turn out."""
    values = [VALUES[name] if facts[name] == UNKNOWN else (facts[name],) for name in VALUES]
    return (dict(zip(VALUES, way, strict=True)) for way in product(*values))


def _first(edition: LawEdition, facts: Mapping[str, str]) -> Rule | None:
    return next((rule for rule in rules() if edition.code in rule.editions and rule.fits(facts)), None)


def _matters(name: str, found: Mapping[tuple[tuple[str, str], ...], Rule | None]) -> bool:
    """Does the outcome differ between two ways that differ in this fact alone?"""
    groups: dict[tuple[tuple[str, str], ...], set[str]] = {}
    for way, rule in found.items():
        others = tuple(pair for pair in way if pair[0] != name)
        groups.setdefault(others, set()).add(rule.outcome if rule else "")
    return any(len(outcomes) > 1 for outcomes in groups.values())
