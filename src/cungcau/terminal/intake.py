"""Reading one file into needs or offers, with remarks about all that is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from cungcau.engines.matching.model import InvalidProblem
from cungcau.exchange.grid import FATAL, Grid
from cungcau.exchange.remarks import NothingToDo, Remark, name_of
from cungcau.kit.tables import Cell, Limits, Row, column_letters
from cungcau.listings.columns import Trouble, read_cell
from cungcau.listings.columns.headings import cell_text
from cungcau.terminal.building import speaks
from cungcau.terminal.orientation import Leaning

Told = Callable[[int], None]
MOST_LETTERS = 10_000  # of one cell that are analysed: more than twice what the longest field of a listing takes


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


class _Reader(Grid):
    def __init__(self, intake: Intake, builder: Maker, limits: Limits, told: Told) -> None:
        super().__init__(intake.path, intake.side, limits)
        self.remarks = intake.remarks
        self._intake, self._builder, self._told = intake, builder, told

    def read(self) -> Intake:
        for row in self.rows():
            self._take(row)
            self._intake.rows_seen += 1
            if self._intake.rows_seen % 500 == 0:
                self._told(500)
        self._intake.remarks[:0] = self.of_whole_file()
        self._note_extras()
        self._intake.labels = self.labels()
        if not self._intake.entities:
            raise NothingToDo(self._nothing_usable())
        return self._intake

    def heard(self, headings: Iterable[str]) -> None:
        self._intake.leaning.count_headings(headings)

    def _nothing_usable(self) -> Remark:
        if not self._intake.rows_seen:
            return Remark(self._intake.file, "only_headings", used=False)
        first = next((remark for remark in self._intake.remarks if not remark.used), None)
        return Remark(self._intake.file, "no_usable_row", {"first": first}, used=False)

    # — rows

    def _take(self, row: Row) -> None:
        """Make a need or an offer of a row, or set it aside."""
        if self.is_heading_again(row):
            self._set_aside(row, Trouble("headings_again"))
            return
        for fault in row.faults:
            self._intake.remarks.append(self.of_fault(fault))
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
        headings = self.headings
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
                self.remark(trouble, row.number, position)
                if trouble.code == "specification_unreadable":
                    values.setdefault("unread", []).append(trouble.facts["text"])
        return values, extras

    def _beginning(self, cell: Cell, row: Row, position: int) -> Cell:
        """A cell, or as much of it as is analysed: megabytes in one cell are no description, but would take minutes."""
        text = cell if isinstance(cell, str) else cell_text(cell) if isinstance(cell, (list, dict)) else ""
        if len(text) <= MOST_LETTERS:
            return cell
        self.remark(Trouble("text_not_read_whole", {"length": len(text), "most": MOST_LETTERS}), row.number, position)
        return text[:MOST_LETTERS]

    def _key(self, row: Row, values: dict[str, Any]) -> str | None:
        """The row's own id, or one made from its number; None for a second row with an id already taken."""
        given = str(values.get("id") or "")
        position = self.position_of("id")
        if not given or position in row.filled:
            key = self._free_key(f"row-{row.number}")
            code = "id_from_merge" if given else "id_missing"
            self.remark(Trouble(code, {"id": key}), row.number, position)
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
            self.remark(trouble, row.number, self.position_of(name))
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

    # — remarks

    def _set_aside(self, row: Row, trouble: Trouble, position: int | None = None) -> None:
        label = self.column_label(position)
        remark = Remark(self._intake.file, trouble.code, trouble.facts, row.number, label, used=False)
        self._intake.remarks.append(remark)

    def _note_extras(self) -> None:
        if self._intake.extra_names:
            self.remark(Trouble("columns_unknown", {"names": self._intake.extra_names}))
