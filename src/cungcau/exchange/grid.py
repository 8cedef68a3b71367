"""A file with headings, as rows below them: what `match`, `publish` and `import` read a table by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from cungcau.exchange.remarks import NothingToDo, Remark, name_of
from cungcau.kit.tables import Fault, Limits, Row, Table, TableRefused, column_letters, open_table
from cungcau.listings.columns import Column, Headings, Trouble, recognise
from cungcau.listings.columns.headings import LOOK_AT, SPEAKING, cell_text, find_column

# Faults of a row that leave nothing of it to use.
FATAL = frozenset(["line_not_json", "line_not_number", "line_too_intricate", "line_not_object"])


class Grid:
    """One file. `speaking` are the columns of which one must be there; remarks grow while the rows are walked."""

    def __init__(self, path: Path, side: str, limits: Limits, speaking: frozenset[str] = SPEAKING) -> None:
        self._path, self._side, self._limits, self._speaking = path, side, limits, speaking
        self.headings = Headings({}, {})
        self.kind = ""
        self.remarks: list[Remark] = []
        self._table: Table | None = None

    @property
    def file(self) -> str:
        return name_of(self._path)

    def rows(self) -> Iterator[Row]:
        """The rows below the headings; raises NothingToDo where there is no table, or none with headings that are known."""
        try:
            table = self._table = open_table(self._path, self._limits, fits=self._fits)
            self.kind = table.kind
            yield from self._after_headings(table)
        except TableRefused as refused:
            raise NothingToDo(self.of_fault(refused.fault)) from None

    def of_whole_file(self) -> list[Remark]:
        """What is to be said of the file as such, when its rows have been walked."""
        return [self.of_fault(fault) for fault in self._table.faults] if self._table else []

    def heard(self, headings: Iterable[str]) -> None:
        """Told of every heading; for those who want to know."""

    def _fits(self, rows: list[Row]) -> bool:
        return recognise(rows, self._side, speaking=self._speaking) is not None

    # — headings

    def _after_headings(self, table: Table) -> Iterator[Row]:
        """Find the headings and give the rows below them."""
        if table.names is not None:
            self.headings = Headings({}, {}, decimal=".")
            return self._with_names(table.rows, table.names)
        first = list(islice(table.rows, LOOK_AT))
        found = recognise(first, self._side, speaking=self._speaking)
        if found is None:
            raise NothingToDo(self.no_headings(first))
        self.headings = found
        texts = [cell for row in first if row.number <= found.last_row for cell in row.cells.values()]
        self.heard(str(text) for text in texts)
        self._note_rows_above(first)
        for position, heading in found.twice.items():
            self.remark(Trouble("heading_twice", {"heading": heading}), found.last_row, position)
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
            self.headings.labels[position] = name
            column = find_column(name, self._side)
            if column is None:
                self.headings.extras[position] = name
            else:
                self.headings.columns[position] = column  # one line may say "title" and another "tieu_de"
        self.heard(names)

    def _note_rows_above(self, first: list[Row]) -> None:
        above = [row.number for row in first if row.number < self.headings.first_row]
        if above:
            self.remark(Trouble("rows_above_headings", {"rows": above}))

    def no_headings(self, first: list[Row]) -> Remark:
        """What is told of a file without headings."""
        code = "no_rows" if not first else "headings_unknown"
        found = [cell_text(cell)[:40] for row in first[:1] for cell in list(row.cells.values())[:8]]
        return Remark(self.file, code, {"found": found}, first[0].number if first else None, used=False)

    def is_heading_again(self, row: Row) -> bool:
        """Headings that a printout repeats on each page."""
        name = self.position_of("name")
        position = self.position_of("title") if name is None else name
        cell = row.cells.get(position) if position is not None else None
        if not isinstance(cell, str) or len(cell) > 60 or self.kind == "jsonl" or len(row.cells) < 2:
            return False
        columns = self.headings.columns
        return all(
            isinstance(cell, str) and at in columns and _same(find_column(cell, self._side), columns[at])
            for at, cell in row.cells.items()
        )

    # — remarks

    def position_of(self, name: str) -> int | None:
        return next((at for at, column in self.headings.columns.items() if column.name == name), None)

    def column_label(self, position: int | None) -> str:
        if position is None:
            return ""
        heading = self.headings.labels.get(position, "")
        letters = column_letters(position) if self.kind == "xlsx" else str(position + 1)
        if self.kind == "jsonl":
            return heading
        return f"{letters} ({heading})" if heading else letters

    def remark(self, trouble: Trouble, row: int | None = None, position: int | None = None) -> None:
        label = self.column_label(position)
        self.remarks.append(Remark(self.file, trouble.code, trouble.facts, row, label))

    def of_fault(self, fault: Fault) -> Remark:
        used = fault.code not in FATAL
        label = self.column_label(fault.column)
        return Remark(self.file, fault.code, fault.facts, fault.row, label, used)

    def labels(self) -> dict[str, str]:
        """How the file calls its columns, by their names."""
        return {column.name: self.column_label(at) for at, column in self.headings.columns.items()}


def _same(found: Column | None, column: Column) -> bool:
    return found is not None and found.name == column.name
