"""What becomes of a row: new, changed, unchanged, refused; and, where that is asked for, it is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cungcau.exchange.grid import Grid
from cungcau.exchange.records.cells import nothing_of, read
from cungcau.exchange.records.kind import Records, Said
from cungcau.exchange.records.unfit import Unfit
from cungcau.exchange.telling import CHANGED, NEW, REFUSED, UNCHANGED
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.tables import Cell, Row
from cungcau.kit.tables.writing import unguarded
from cungcau.listings.columns import Column, Trouble
from cungcau.listings.columns.headings import cell_text

# What the template puts into the id of a row that shows how one is filled in.
EXAMPLE = re.compile(r"\((?:ví dụ|vi du|example)\b", re.IGNORECASE)
ATTEMPTS = 5  # where somebody on the pages takes the same reference
# What a cell says in one way and another person might read in another: of a new record it is told how it was read.
INTERPRETED = frozenset(["number", "money", "date", "trl", "specifications"])
Difference = tuple[Column, Any, Any]


@dataclass(slots=True)
class Decision:
    """One row, decided. `differences`: what changes; of a new record how its numbers and days were read. `record` is what it
    means or has become, `made` the contacts that came with it, `cells` what it was decided by."""

    row: int
    outcome: str = REFUSED
    key: str = ""
    label: str = ""
    differences: list[Difference] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    record: Any = None
    made: list[Any] = field(default_factory=list)
    cells: Mapping[int, Cell] = field(default_factory=dict)


class Deciding:
    """Goes through the rows of one file; what earlier rows have taken is remembered."""

    def __init__(self, records: Records, grid: Grid, present: Iterable[Column], *, apply: bool) -> None:
        self._records, self._grid, self._apply = records, grid, apply
        self._present = {column.name: column for column in present}
        self._ids: dict[str, int] = {}
        self._tax_codes: dict[str, int] = {}
        self._known: dict[int, int] = {}
        self._waiting: list[tuple[Decision, Said, Sequence[str]]] = []

    def several(self, rows: Sequence[Row]) -> Iterator[Decision]:
        """The next rows of the file, one decision each; the template's example is passed over."""
        readings = [self._read(row) for row in rows if not self._is_example(row)]
        found = self._records.found([said for _row, said, _troubles in readings])
        readable = self._records.readable(chain.from_iterable(found))
        decisions = []
        for (row, said, troubles), candidates in zip(readings, found, strict=True):
            decision = Decision(row.number, key=str(said.get("id", "")), troubles=troubles, cells=row.cells)
            if not troubles and all(record.pk in readable for record in candidates):
                self._decide(decision, said, candidates)
            elif not troubles:
                troubles.append(Trouble("may_not_edit", {"email": getattr(self._records.by, "email", "")}))
            decisions.append(decision)
        self._begin_waiting()
        yield from decisions

    # — reading

    def _is_example(self, row: Row) -> bool:
        position = self._grid.position_of("id")
        return position is not None and bool(EXAMPLE.match(cell_text(row.cells.get(position)).strip()))

    def _read(self, row: Row) -> tuple[Row, Said, list[Trouble]]:
        troubles = [Trouble(fault.code, {**fault.facts, "position": fault.column}) for fault in row.faults]
        said = {name: nothing_of(column) for name, column in self._present.items()}
        if self._grid.is_heading_again(row):
            return row, {}, [Trouble("headings_again")]
        taken: set[str] = set()
        for position, cell in row.cells.items():
            column = self._grid.headings.columns.get(position)
            if column is None or column.name in taken:
                continue
            taken.add(column.name)
            written = unguarded(cell) if self._grid.kind == "csv" and isinstance(cell, str) else cell
            headings = self._grid.headings
            multiplier = headings.multipliers.get(position, 1.0)
            said[column.name], wrong = read(column, written, headings.decimal, multiplier, self._records.known)
            troubles += [Trouble(one.code, {"column": column.name, **one.facts}) for one in wrong]
        self._records.completed(said, troubles)
        return row, said, troubles

    # — deciding

    def _decide(self, decision: Decision, said: Said, candidates: list[Any]) -> None:
        record = decision.record = candidates[0] if len(candidates) == 1 else None
        decision.troubles += self._not_once(decision.row, said, candidates, record)
        if decision.troubles:
            return
        before = self._records.said(record) if record else self._records.blank()
        merged, names = self._merged(before, said, record)
        decision.label = self._records.label(record) if record else self._records.called(merged)
        changed = [name for name in names if merged[name] != before[name]]
        if record is not None:
            if other := self._other_owner(record, said):
                decision.troubles.append(other)
                return
            if not changed:
                decision.outcome = UNCHANGED
                return
        decision.troubles += self._records.wrong(merged, record is None)
        if not decision.troubles and (refusal := self._records.refusal(record, merged)):
            decision.troubles.append(refusal)
        if not decision.troubles and self._apply:
            if record is None:
                self._waiting.append((decision, merged, names))
            else:
                decision.troubles += self._do(decision, merged, changed)
        if decision.troubles:
            return
        decision.outcome = NEW if record is None else CHANGED
        by_name = self._records.by_name
        told = changed if record is not None else [name for name in changed if by_name[name].kind in INTERPRETED]
        decision.differences = [(by_name[name], before[name], merged[name]) for name in told]

    def _not_once(self, row: int, said: Said, candidates: list[Any], record: Any) -> Iterator[Trouble]:
        """A row must be found again, and no other row may mean the same."""
        key, tax_code = said.get("id", ""), said.get("tax_code", "") if self._records.side == "organisation" else ""
        if not key and not tax_code:
            yield Trouble("id_not_given", {"column": "id"})
        elif len(candidates) > 1:
            yield Trouble("id_ambiguous", {"id": key, "column": "id"})
        elif key in self._ids and key:
            yield Trouble("id_again", {"id": key, "first_row": self._ids[key], "column": "id"})
        elif tax_code and tax_code in self._tax_codes:
            yield Trouble("tax_code_again", {"text": tax_code, "first_row": self._tax_codes[tax_code], "column": "tax_code"})
        elif record is not None and record.pk in self._known:
            yield Trouble("id_again", {"id": key, "first_row": self._known[record.pk], "column": "id"})
        else:
            if key:
                self._ids[key] = row
            if tax_code:
                self._tax_codes[tax_code] = row
            if record is not None:
                self._known[record.pk] = row

    def _merged(self, before: Said, said: Said, record: Any) -> tuple[Said, list[str]]:
        """The row over what was there, and the columns of it that can be written."""
        merged = {**before, **said}
        for name in self._records.only_told if record is not None else ():
            merged[name] = before[name]
        if "contacts" in said:
            merged["contacts"] = (*before["contacts"], *(row for row in said["contacts"] if row not in before["contacts"]))
        return merged, [name for name in said if name != "id" and name not in self._records.only_told]

    def _other_owner(self, record: Any, said: Said) -> Trouble | None:
        ask = getattr(self._records, "other_owner", None)
        return ask(record, said) if ask else None

    # — doing

    def _begin_waiting(self) -> None:
        """New records are begun together; where one of them is refused, each for itself, so that the others come in."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            with transaction.atomic():
                made = self._records.begin_together([(merged, names) for _decision, merged, names in waiting])
        except (IntegrityError, Unfit, PermissionDenied, IllegalMove, Stale, Refused):
            for decision, merged, names in waiting:
                if troubles := self._do(decision, merged, names):
                    decision.outcome, decision.troubles = REFUSED, troubles
        else:
            for (decision, _merged, _names), (record, contacts) in zip(waiting, made, strict=True):
                decision.record, decision.made = record, contacts

    def _do(self, decision: Decision, merged: Said, names: Sequence[str]) -> list[Trouble]:
        def write() -> None:
            if decision.record is None:
                decision.record = self._records.begin(merged, names)
            else:
                self._records.edit(decision.record, merged, names)

        self._records.added.clear()
        troubles = tried(write, self._records, decision.record)
        decision.made = list(self._records.added)
        return troubles


def tried(write: Callable[[], Any], records: Records, record: Any) -> list[Trouble]:
    """Write something of one record, all of it or nothing; what refused it, if anything did."""
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                write()
        except IntegrityError as error:
            if attempt == ATTEMPTS - 1:
                return [Trouble("not_allowed", {"detail": cell_text(str(error))})]
        except Unfit as unfit:
            return [unfit.trouble]
        except (PermissionDenied, IllegalMove, Stale) as refused:
            code = {PermissionDenied: "may_not_edit", IllegalMove: "state_closed"}.get(type(refused), "changed_meanwhile")
            return [Trouble(code, {"email": getattr(records.by, "email", ""), "state": getattr(record, "state", "")})]
        except Refused as refused:
            return [Trouble("not_allowed", {"detail": str(refused.message)})]
        else:
            return []
    return []
