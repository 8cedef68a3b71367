"""What reading a file gives: rows with the numbers a person sees, and faults as codes with facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

# A list or a mapping comes from JSON lines only.
Cell = str | int | float | bool | date | datetime | list[Any] | dict[str, Any] | None

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask of this machine, in bytes.

    `unpacked` bounds what a workbook inflates to, counted while it inflates, whatever its directory says.
    `ratio` bounds inflated to packed size, once more than `ratio_from` bytes came out of a part.
    `record` bounds one quoted record of a delimited text, so that one lost quote cannot swallow the file.
    """

    text: int = 1024 * MEGABYTE
    unpacked: int = 1024 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 32 * MEGABYTE
    record: int = 2 * MEGABYTE
    record_lines: int = 2000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a person should know about a file, a row or a cell.

    `row` is None for the whole file; `column` is a position counted from 0, or None for the whole row.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    column: int | None = None


class TableRefused(Exception):
    """Nothing can be read from the file; `fault` says why."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(f"{code}: {facts}")
        self.fault = Fault(code, facts)


@dataclass(slots=True)
class Row:
    """One row: cells by position from 0 (empty cells are absent).

    `filled` are the positions that got their value from a merged range that began in a row above.
    """

    number: int
    cells: dict[int, Cell]
    hidden: bool = False
    filled: frozenset[int] = frozenset()
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """An opened file. `rows` can be walked once; `faults` about the whole file grow while it is walked.

    `names` are the column names of JSON lines by position (it grows too); None where headings are rows.
    """

    path: Path
    kind: str
    rows: Iterator[Row]
    faults: list[Fault] = field(default_factory=list)
    names: list[str] | None = None
    sheet: str = ""


def column_letters(position: int) -> str:
    """0 -> "A", 27 -> "AB": the name of a column in a spreadsheet."""
    letters = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
