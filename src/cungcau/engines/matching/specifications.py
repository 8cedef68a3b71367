"""Specification rows of a need against those of many offers at once.

Rows meet by the name of their parameter (`parameters`): the same words, in any of the languages of a name or in translation, or
one name within the other ("COD" in "COD đầu ra"). Only the same name can prove a failure; a name that is merely contained may
mean something else, so what fails there is left unknown. Where no row of an offer has the name, the row that it may stand in
under another one is shown, and judged by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.common import units
from cungcau.engines.common.quantities import (
    NUMERIC,
    RANKED,
    Span,
    compare,
    finite,
    judge_many,
    promised,
    span,
)
from cungcau.engines.common.text import fold
from cungcau.engines.matching.knowledge import NOTHING, Knowledge
from cungcau.engines.matching.model import Line, Need, Offer, Specification
from cungcau.engines.matching.parameters import SAME, Names

MUST, NICE, TARGET = 2.0, 1.0, 0.5
CREDIT = {"meets": 1.0, "nearly": 0.5, "unknown": 0.3, "fails": 0.0}
SILENT = -1  # the offer does not name the parameter
UNKNOWN, FAILS, NEARLY = 0, 1, 2  # positions in quantities.RANKED
ALIKE = 0.7  # share of the words of two names from which one row may be what another one asks for

Ints = NDArray[np.int64]
_PLAIN = Names(NOTHING)


class SpecificationTable:
    """The rows of all offers, found by parameter, their numbers in base units."""

    def __init__(self, offers: Sequence[Offer], knowledge: Knowledge = NOTHING) -> None:
        self.rows = [row for offer in offers for row in offer.specifications]
        lengths = np.array([len(offer.specifications) for offer in offers], np.int64)
        self.starts: Ints = np.concatenate([[0], np.cumsum(lengths)])
        self.offer_of: Ints = np.repeat(np.arange(len(offers)), lengths)
        self.names = Names(knowledge)
        self._by_parameter = _positions([row.parameter for row in self.rows])
        self._with_word = self._by_word()
        self._named: dict[str, tuple[Ints, Ints]] = {}
        self._measure()

    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self._by_parameter:
            for word in self.names.words(name):
                found.setdefault(word, []).append(name)
        return found

    def _measure(self) -> None:
        count = len(self.rows)
        self.low, self.high = np.full(count, np.nan), np.full(count, np.nan)
        self.side, self.dimension = np.zeros(count, np.int64), np.full(count, -1, np.int64)
        self._dimensions: dict[str, int] = {}
        for at, row in enumerate(self.rows):
            given, unit = promised(row)
            if given is not None:
                self._place(at, given, units.of_quantity(row.parameter, unit))

    def _place(self, at: int, given: Span, unit: units.Unit) -> None:
        self.low[at], self.high[at] = (bound * unit.scale + unit.offset for bound in (given.low, given.high))
        self.side[at] = given.side
        self.dimension[at] = self._dimensions.setdefault(unit.dimension, len(self._dimensions))

    def named(self, parameter: str) -> tuple[Ints, Ints]:
        """Numbers of the rows whose parameter meets a wanted one, and how alike the names are."""
        if parameter not in self._named:
            near = {name for word in self.names.wanted(parameter) for name in self._with_word.get(word, ())}
            alike = [(self._by_parameter[name], self.names.likeness(parameter, name)) for name in sorted(near)]
            found = [(rows, like) for rows, like in alike if like]
            self._named[parameter] = (
                _joined([rows for rows, _ in found]),
                _joined([np.full(len(rows), like, np.int64) for rows, like in found]),
            )
        return self._named[parameter]

    def ranks(self, wanted: Specification, rows: Ints, alike: Ints, nearly: float) -> Ints:
        """The status of rows, as positions in RANKED."""
        asked = span(wanted)
        if wanted.operator in NUMERIC:
            ranks = np.zeros(len(rows), np.int64) if asked is None else self._numeric(wanted, asked, rows, nearly)
        else:
            statuses = [compare(wanted, self.rows[row], nearly).status for row in rows]
            ranks = np.array([RANKED.index(status) for status in statuses], np.int64)
        return np.where((ranks == FAILS) & (alike != SAME), UNKNOWN, ranks)

    def _numeric(self, wanted: Specification, asked: Span, rows: Ints, nearly: float) -> Ints:
        unit = units.of_quantity(wanted.parameter, wanted.unit)
        low, high = ((bound[rows] - unit.offset) / unit.scale for bound in (self.low, self.high))
        ranks = judge_many(asked, low, high, self.side[rows], nearly)
        return np.where(self.dimension[rows] == self._dimensions.get(unit.dimension, -2), ranks, UNKNOWN)

    def best(self, wanted: Specification, place: Ints, size: int, nearly: float) -> tuple[Ints, Ints]:
        """Per place the status of the best row of the offer there, and the number of that row; SILENT where none.

        `place`: for every offer of the collection its place in the answer, -1 to leave it out.
        """
        rows, alike = self.named(wanted.parameter)
        where = place[self.offer_of[rows]]
        rows, alike, where = rows[where >= 0], alike[where >= 0], where[where >= 0]
        ranks = self.ranks(wanted, rows, alike, nearly)
        order = np.lexsort((-rows, 10 * alike + ranks))  # the best last, of equals the first row
        status, chosen = np.full(size, SILENT, np.int64), np.full(size, SILENT, np.int64)
        status[where[order]] = ranks[order]
        chosen[where[order]] = rows[order]
        return status, chosen

    def perhaps(self, wanted: Specification, offer: int) -> int:
        """The row of an offer that may be meant although it is called otherwise: in units of the same kind, and most words of
        one name stand in the other; SILENT where there is none."""
        unit = units.of_quantity(wanted.parameter, wanted.unit)
        if wanted.operator not in NUMERIC or not unit.dimension or unit.dimension not in self._dimensions:
            return SILENT
        own = np.arange(self.starts[offer], self.starts[offer + 1])
        rows = [int(row) for row in own if self.dimension[row] == self._dimensions[unit.dimension]]
        shares = [self.names.overlap(wanted.parameter, self.rows[row].parameter) for row in rows]
        return rows[shares.index(max(shares))] if rows and max(shares) >= ALIKE else SILENT

    def converted(self, wanted: Specification, row: int) -> tuple[bool, float | None, float | None]:
        """Whether an offered row's number is in a unit that converts to the wanted one, and its bounds there."""
        unit = units.of_quantity(wanted.parameter, wanted.unit)
        if wanted.operator not in NUMERIC or self.dimension[row] < 0:
            return True, None, None
        if self.dimension[row] != self._dimensions.get(unit.dimension, -2):
            return False, None, None
        low, high = (float((bound[row] - unit.offset) / unit.scale) for bound in (self.low, self.high))
        return True, finite(low), finite(high)


def _positions(names: Sequence[str]) -> dict[str, Ints]:
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        found.setdefault(name, []).append(at)
    return {name: np.array(at, np.int64) for name, at in found.items()}


def _joined(arrays: Sequence[Ints]) -> Ints:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of many offers: credit 0–1, the share of weight that was met or nearly met, the share that was known, whether a
    must row fails; and for each wanted row the status and the number of the row that each offer answers with."""

    credit: NDArray[np.float64]
    met: NDArray[np.float64]
    known: NDArray[np.float64]
    must_fails: NDArray[np.bool_]
    answers: tuple[tuple[Specification, Ints, Ints], ...]


def wanted_rows(need: Need) -> list[tuple[Specification, float]]:
    """All rows of a need with their weights; targets never refuse, and one that a row says already counts no second time."""
    rows = [(row, MUST if row.must else NICE) for row in need.specifications]
    targets = [target for target in need.targets if not any(_says_the_same(row, target) for row in need.specifications)]
    return rows + [(row, TARGET) for row in targets]


def _says_the_same(row: Specification, target: Specification) -> bool:
    return _demand(row) == _demand(target) and _PLAIN.likeness(target.parameter, row.parameter) > 0


def _demand(row: Specification) -> tuple[object, ...]:
    """What a row demands, whatever its parameter is called."""
    unit = units.canonical(row.unit)
    ends = tuple(None if end is None else round(end * unit.scale + unit.offset, 9) for end in (row.value, row.high))
    return row.operator, ends, unit.dimension, fold(row.text)


def judge(need: Need, table: SpecificationTable, place: Ints, size: int, nearly: float) -> Verdict:
    credit, met, known = np.zeros(size), np.zeros(size), np.zeros(size)
    must_fails = np.zeros(size, bool)
    worth = np.array([CREDIT[status] for status in RANKED] + [CREDIT["unknown"]])  # the last for SILENT
    answers = []
    for at, (row, weight) in enumerate(wanted_rows(need)):
        ranks, chosen = table.best(row, place, size, nearly)
        answers.append((row, ranks, chosen))
        credit += weight * worth[ranks]
        met += weight * np.where(ranks >= NEARLY, worth[ranks], 0.0)
        known += weight * (ranks >= FAILS)
        if row.must and at < len(need.specifications):
            must_fails |= ranks == FAILS
    total = sum(weight for _, weight in wanted_rows(need)) or 1.0
    return Verdict(credit / total, met / total, known / total, must_fails, tuple(answers))


def lines(verdict: Verdict, table: SpecificationTable, at: int, offer: int) -> tuple[Line, ...]:
    """A line for each wanted row about an offer, which stands at a place of the verdict. A row that answers no other one may be
    meant where none has the name."""
    found = [_line(row, table, int(ranks[at]), int(chosen[at])) for row, ranks, chosen in verdict.answers]
    taken = {int(chosen[at]) for _row, _ranks, chosen in verdict.answers}
    for place, (row, _ranks, chosen) in enumerate(verdict.answers):
        perhaps = table.perhaps(row, offer) if chosen[at] == SILENT else SILENT
        if perhaps != SILENT and perhaps not in taken:
            found[place] = _line(row, table, UNKNOWN, perhaps, "row_perhaps")
    return tuple(found)


def failing_must(verdict: Verdict, table: SpecificationTable, at: int, offer: int) -> Line:
    """The first must row that an offer fails."""
    return next(line for line in lines(verdict, table, at, offer) if line.status == "fails" and line.facts["must"])


def _line(wanted: Specification, table: SpecificationTable, rank: int, row: int, code: str = "") -> Line:
    facts = {
        "parameter": wanted.parameter,
        "operator": wanted.operator,
        "wanted": wanted.value,
        "wanted_high": wanted.high,
        "wanted_text": wanted.text,
        "wanted_unit": wanted.unit,
        "must": wanted.must,
    }
    if row == SILENT:
        return Line("unknown", "row_unknown", facts)
    offered = table.rows[row]
    comparable, low, high = table.converted(wanted, row)
    facts |= {
        "offered_parameter": offered.parameter,
        "offered_operator": offered.operator,
        "offered": offered.value,
        "offered_high": offered.high,
        "offered_text": offered.text,
        "offered_unit": offered.unit,
        "converted": low,
        "converted_high": high,
    }
    return Line(RANKED[rank], code or ("row" if comparable else "units_differ"), facts)
