"""Reading one file into needs or offers, with remarks about all that is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from cungcau.engines.matching.model import InvalidProblem
from cungcau.kit.tables import Cell, Fault, Limits, Row, Table, TableRefused, column_letters, open_table
from cungcau.listings.columns import Column, Headings, Trouble, read_cell, recognise
from cungcau.listings.columns.headings import LOOK_AT, cell_text, find_column
from cungcau.terminal.building import speaks
from cungcau.terminal.orientation import Leaning
from cungcau.terminal.remarks import NothingToDo, Remark, name_of

Told = Callable[[int], None]
MOST_LETTERS = 10_000  # of one cell that are analysed: more than twice what the longest field of a listing takes
# Faults of a row that leave nothing of it to use.
FATAL = frozenset(["line_not_json", "line_not_number", "line_too_intricate", "line_not_object"])


class Maker(Protocol):
    """What makes something of a row: of the engine's kind for a match, of the verbs' kind for publishing."""

    def build(self, side: str, key: str, values: Mapping[str, Any], troubles: list[Trouble]) -> Any: ...


@dataclass(slots=True)
class Intake:
    """One file, read. `extras` and `rows` are by key; `extra_names` in the order of the file; `labels` by name of a column."""

    path: Path
    side: str
    entities: list[Any] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    extras: dict[str, dict[str, Any]] = field(default_factory=dict)
    extra_names: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    leaning: Leaning = field(default_factory=Leaning)
    rows_seen: int = 0

    @property
    def file(self) -> str:
        return name_of(self.path)


def read_needs(path: Path, builder: Maker, limits: Limits, told: Told) -> Intake:
    """The needs of a file; raises NothingToDo when it has no usable row."""
    return _Reader(Intake(path, "need"), builder, limits, told).read()


def read_offers(path: Path, builder: Maker, limits: Limits, told: Told) -> Intake:
    """The offers of a file; raises NothingToDo when it has no usable row."""
    return _Reader(Intake(path, "offer"), builder, limits, told).read()


class _Reader:
    def __init__(self, intake: Intake, builder: Maker, limits: Limits, told: Told) -> None:
        self._intake, self._builder, self._limits, self._told = intake, builder, limits, told
        self._headings = Headings({}, {})
        self._kind = ""

    def read(self) -> Intake:
        try:
            table = open_table(self._intake.path, self._limits, fits=self._fits)
            self._kind = table.kind
            rows = self._after_headings(table)
            for row in rows:
                self._take(row)
                self._intake.rows_seen += 1
                if self._intake.rows_seen % 500 == 0:
                    self._told(500)
        except TableRefused as refused:
            raise NothingToDo(self._of_fault(refused.fault)) from None
        self._intake.remarks[:0] = [self._of_fault(fault) for fault in table.faults]
        self._note_extras()
        self._intake.labels = {column.name: self._column_label(at) for at, column in self._headings.columns.items()}
        if not self._intake.entities:
            raise NothingToDo(self._nothing_usable())
        return self._intake

    def _fits(self, rows: list[Row]) -> bool:
        return recognise(rows, self._intake.side) is not None

    # — headings

    def _after_headings(self, table: Table) -> Iterator[Row]:
        """Find the headings and give the rows below them."""
        if table.names is not None:
            self._headings = Headings({}, {}, decimal=".")
            return self._with_names(table.rows, table.names)
        first = list(islice(table.rows, LOOK_AT))
        found = recognise(first, self._intake.side)
        if found is None:
            raise NothingToDo(self._no_headings(first))
        self._headings = found
        texts = [cell for row in first if row.number <= found.last_row for cell in row.cells.values()]
        self._intake.leaning.count_headings(str(text) for text in texts)
        self._note_rows_above(first)
        for position, heading in found.twice.items():
            self._remark(Trouble("heading_twice", {"heading": heading}), found.last_row, position)
        return (row for row in chain(first, table.rows) if row.number > found.last_row)

    def _with_names(self, rows: Iterator[Row], names: list[str]) -> Iterator[Row]:
        """JSON lines bring their names with them; new ones may come with any line."""
        known = 0
        for row in rows:
            if len(names) > known:
                self._learn(names[known:], known)
                known = len(names)
            yield row

    def _learn(self, names: list[str], start: int) -> None:
        for position, name in enumerate(names, start):
            self._headings.labels[position] = name
            column = find_column(name, self._intake.side)
            if column is None:
                self._headings.extras[position] = name
            else:
                self._headings.columns[position] = column  # one line may say "title" and another "tieu_de"
        self._intake.leaning.count_headings(names)

    def _note_rows_above(self, first: list[Row]) -> None:
        above = [row.number for row in first if row.number < self._headings.first_row]
        if above:
            self._remark(Trouble("rows_above_headings", {"rows": above}))

    def _no_headings(self, first: list[Row]) -> Remark:
        code = "no_rows" if not first else "headings_unknown"
        found = [cell_text(cell)[:40] for row in first[:1] for cell in list(row.cells.values())[:8]]
        return Remark(self._intake.file, code, {"found": found}, first[0].number if first else None, used=False)

    def _nothing_usable(self) -> Remark:
        if not self._intake.rows_seen:
            return Remark(self._intake.file, "only_headings", used=False)
        first = next((remark for remark in self._intake.remarks if not remark.used), None)
        return Remark(self._intake.file, "no_usable_row", {"first": first}, used=False)

    # — rows

    def _take(self, row: Row) -> None:
        """Make a need or an offer of a row, or set it aside."""
        if self._is_heading_again(row):
            self._set_aside(row, Trouble("headings_again"))
            return
        for fault in row.faults:
            self._intake.remarks.append(self._of_fault(fault))
        if any(fault.code in FATAL for fault in row.faults):
            return
        values, extras = self._read_cells(row)
        if not speaks(values):
            self._set_aside(row, Trouble("row_without_words"))
            return
        key = self._key(row, values)
        if key is not None:
            self._build(row, key, values, extras)

    def _read_cells(self, row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
        values: dict[str, Any] = {}
        extras: dict[str, Any] = {}
        headings = self._headings
        for position, cell in row.cells.items():
            column = headings.columns.get(position)
            if column is None or column.name in values:
                extras[headings.labels.get(position) or column_letters(position)] = cell
                continue
            read = self._beginning(cell, row, position)
            if read is not cell and column.name == "title":
                values["whole_title"] = cell
            value, troubles = read_cell(column, read, headings.decimal, headings.multipliers.get(position, 1.0))
            values[column.name] = value
            for trouble in troubles:
                self._remark(trouble, row.number, position)
                if trouble.code == "specification_unreadable":
                    values.setdefault("unread", []).append(trouble.facts["text"])
        return values, extras

    def _beginning(self, cell: Cell, row: Row, position: int) -> Cell:
        """A cell, or as much of it as is analysed: megabytes in one cell are no description, but would take minutes."""
        text = cell if isinstance(cell, str) else cell_text(cell) if isinstance(cell, (list, dict)) else ""
        if len(text) <= MOST_LETTERS:
            return cell
        self._remark(Trouble("text_not_read_whole", {"length": len(text), "most": MOST_LETTERS}), row.number, position)
        return text[:MOST_LETTERS]

    def _key(self, row: Row, values: dict[str, Any]) -> str | None:
        """The row's own id, or one made from its number; None for a second row with an id already taken."""
        given = str(values.get("id") or "")
        position = self._position_of("id")
        if not given or position in row.filled:
            key = self._free_key(f"row-{row.number}")
            code = "id_from_merge" if given else "id_missing"
            self._remark(Trouble(code, {"id": key}), row.number, position)
            return key
        if given in self._intake.rows:
            facts = {"id": given, "first_row": self._intake.rows[given]}
            self._set_aside(row, Trouble("id_twice", facts), position)
            return None
        return given

    def _free_key(self, key: str) -> str:
        while key in self._intake.rows:
            key += "+"
        return key

    def _build(self, row: Row, key: str, values: dict[str, Any], extras: dict[str, Any]) -> None:
        troubles: list[Trouble] = []
        try:
            entity = self._builder.build(self._intake.side, key, values, troubles)
        except InvalidProblem as invalid:
            self._set_aside(row, Trouble("row_invalid", {"detail": f"{invalid.code} {invalid.facts}"}))
            return
        for trouble in troubles:
            name = str(trouble.facts.get("column", ""))
            self._remark(trouble, row.number, self._position_of(name))
        intake = self._intake
        intake.entities.append(entity)
        intake.rows[key] = row.number
        intake.titles[key] = str(values.get("whole_title") or values.get("title") or values.get("title_en") or entity.title)
        intake.leaning.count_row(key, values)
        if extras:
            intake.extras[key] = extras
            self._learn_extras(extras)

    def _learn_extras(self, extras: dict[str, Any]) -> None:
        if len(extras) > len(self._intake.extra_names) or not extras.keys() <= set(self._intake.extra_names):
            known = set(self._intake.extra_names)
            self._intake.extra_names += [name for name in extras if name not in known]

    def _is_heading_again(self, row: Row) -> bool:
        """Headings that a printout repeats on each page."""
        position = self._position_of("title")
        cell = row.cells.get(position) if position is not None else None
        if not isinstance(cell, str) or len(cell) > 60 or self._kind == "jsonl" or len(row.cells) < 2:
            return False
        columns = self._headings.columns
        return all(
            isinstance(cell, str) and at in columns and _same(find_column(cell, self._intake.side), columns[at])
            for at, cell in row.cells.items()
        )

    # — remarks

    def _position_of(self, name: str) -> int | None:
        return next((at for at, column in self._headings.columns.items() if column.name == name), None)

    def _column_label(self, position: int | None) -> str:
        if position is None:
            return ""
        heading = self._headings.labels.get(position, "")
        letters = column_letters(position) if self._kind == "xlsx" else str(position + 1)
        if self._kind == "jsonl":
            return heading
        return f"{letters} ({heading})" if heading else letters

    def _remark(self, trouble: Trouble, row: int | None = None, position: int | None = None) -> None:
        label = self._column_label(position)
        self._intake.remarks.append(Remark(self._intake.file, trouble.code, trouble.facts, row, label))

    def _set_aside(self, row: Row, trouble: Trouble, position: int | None = None) -> None:
        label = self._column_label(position)
        remark = Remark(self._intake.file, trouble.code, trouble.facts, row.number, label, used=False)
        self._intake.remarks.append(remark)

    def _of_fault(self, fault: Fault) -> Remark:
        used = fault.code not in FATAL
        label = self._column_label(fault.column)
        return Remark(self._intake.file, fault.code, fault.facts, fault.row, label, used)

    def _note_extras(self) -> None:
        if self._intake.extra_names:
            self._remark(Trouble("columns_unknown", {"names": self._intake.extra_names}))


def _same(found: Column | None, column: Column) -> bool:
    return found is not None and found.name == column.name
