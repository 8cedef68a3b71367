"""Opening a file as a table, whatever its kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

from cungcau.engines.common.text import visible
from cungcau.kit.tables.decoding import encoding_of, text_lines
from cungcau.kit.tables.delimited import delimited_rows
from cungcau.kit.tables.kind import kind_of
from cungcau.kit.tables.legacy import converted
from cungcau.kit.tables.lines import json_rows
from cungcau.kit.tables.model import MEGABYTE, Cell, Fault, Limits, Row, Table, TableRefused
from cungcau.kit.tables.workbook import Sheet, Workbook

PEEK = 40  # rows of a sheet that are looked at to choose it
Fits = Callable[[list[Row]], bool]
DEFAULT = Limits()


def open_table(path: Path, limits: Limits = DEFAULT, fits: Fits | None = None) -> Table:
    """Open an xlsx, csv or jsonl file.

    Of a workbook's sheets the first shown one whose first rows `fits` is taken. Raises TableRefused, also
    while the rows are walked (a bomb shows itself late).
    """
    kind = _checked(path)
    table = _open_workbook(path, limits, fits) if kind == "xlsx" else _open_text(path, kind, limits)
    # Old 8-bit letters first: in one of those encodings "ư" is the soft hyphen.
    table.rows = _noting(_visible(converted(_composed(table.rows), table)), table)
    return table


def _checked(path: Path) -> str:
    try:
        if path.is_dir():
            raise TableRefused("is_folder")
        return kind_of(path)
    except FileNotFoundError:
        raise TableRefused("no_such_file") from None
    except OSError as error:
        raise TableRefused("cannot_be_opened", detail=error.strerror or str(error)) from None


def _open_text(path: Path, kind: str, limits: Limits) -> Table:
    size = path.stat().st_size
    if size > limits.text:
        raise TableRefused("text_too_large", size_mb=size // MEGABYTE, limit_mb=limits.text // MEGABYTE)
    encoding = encoding_of(path)
    lines = text_lines(path, encoding)
    table = Table(path, kind, iter(()))
    if encoding.codec in ("cp1258", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        table.faults.append(Fault("encoding", {"encoding": encoding.codec}))
    if kind == "jsonl":
        table.names = []
        rows = json_rows(lines, table.names)
    else:
        rows = delimited_rows(lines, limits)

    def walk() -> Iterator[Row]:
        yield from rows
        if encoding.repaired:
            facts = {
                "lines": encoding.repaired[:20],
                "count": len(encoding.repaired),
                "encoding": encoding.fallback,
            }
            table.faults.append(Fault("encoding_mixed", facts))

    table.rows = walk()
    return table


def _open_workbook(path: Path, limits: Limits, fits: Fits | None) -> Table:
    book = Workbook(path, limits)
    sheet, others = _choose(book, fits)
    table = Table(path, "xlsx", iter(()), faults=book.faults, sheet=sheet.name)
    if sheet.hidden:
        table.faults.append(Fault("hidden_sheet_used", {"sheet": sheet.name}))
    if others:
        table.faults.append(Fault("other_sheets", {"sheets": others, "sheet": sheet.name}))
    table.rows = book.rows(sheet)
    return table


def _choose(book: Workbook, fits: Fits | None) -> tuple[Sheet, list[str]]:
    """The sheet to read and the names of others that hold something."""
    peeked = {
        sheet: list(islice(book.rows(sheet, merged=False), PEEK)) for sheet in sorted(book.sheets, key=lambda sheet: sheet.hidden)
    }
    filled = [sheet for sheet, rows in peeked.items() if rows]
    if not filled:
        raise TableRefused("sheet_empty", sheets=[sheet.name for sheet in book.sheets])
    fitting = [sheet for sheet in filled if fits is None or fits(peeked[sheet])]
    chosen = (fitting or filled)[0]
    return chosen, [sheet.name for sheet in filled if sheet is not chosen]


def _composed(rows: Iterator[Row]) -> Iterator[Row]:
    """Text in composed Unicode: an "ộ" typed as three signs becomes the one that everybody else types."""
    for row in rows:
        for position, cell in row.cells.items():
            if isinstance(cell, str) and not cell.isascii():
                row.cells[position] = unicodedata.normalize("NFC", cell)
        yield row


def _visible(rows: Iterator[Row]) -> Iterator[Row]:
    """Text as it is kept: what nobody sees is gone. An emptied row is none."""
    for row in rows:
        filled = len(row.cells)
        row.cells = {position: kept for position, cell in row.cells.items() if (kept := _kept(cell)) != ""}
        if row.cells or row.faults or not filled:
            yield row


def _kept(cell: Cell) -> Cell:
    """The same for a list or a mapping of JSON lines."""
    if isinstance(cell, str):
        return cell if cell.isascii() else visible(cell).strip()
    if isinstance(cell, list):
        return [_kept(each) for each in cell]
    if isinstance(cell, dict):
        return {visible(name): _kept(each) for name, each in cell.items()}
    return cell


def _noting(rows: Iterator[Row], table: Table) -> Iterator[Row]:
    """Hidden rows are read like others; at the end it is said which they were."""
    hidden: list[int] = []
    count = 0
    for row in rows:
        if row.hidden:
            count += 1
            if count <= 20:
                hidden.append(row.number)
        yield row
    if count:
        table.faults.append(Fault("hidden_rows_used", {"rows": hidden, "count": count}))


def first_rows(rows: Iterator[Row], count: int) -> tuple[list[Row], Iterator[Row]]:
    """The first rows, and all rows again."""
    head = list(islice(rows, count))
    return head, chain(head, rows)


def cell_text(cell: Cell) -> str:
    """A cell as a person would read it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, list):
        return "; ".join(cell_text(each) for each in cell)
    return str(cell)
