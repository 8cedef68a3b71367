"""Records into a file whose columns come back: .xlsx with the headings and under them the machine keys, .csv, .jsonl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from django.utils.translation import gettext

from cungcau.exchange.records.cells import written
from cungcau.exchange.records.kind import Records
from cungcau.exchange.telling import SHEETS
from cungcau.exchange.words import heading_of, tongue
from cungcau.kit.tables.writing import CsvFile, JsonFile

WIDTHS = {"id": 16, "codes": 18, "code": 14, "number": 10, "trl": 7, "date": 12, "flag": 8, "money": 16}
WIDE = 36


def width_of(column: Any) -> int:
    """How wide a sheet shows the column, in letters."""
    return WIDTHS.get(column.kind, WIDE)


class _Table(Protocol):
    def add(self, row: Any) -> None: ...
    def close(self) -> None: ...


def write_records(path: Path, suffix: str, records: Records, each: Iterable[Any]) -> int:
    """Write what the person may see of the records; how many. `suffix`: ".xlsx", ".csv" or ".jsonl"."""
    as_json, language = suffix == ".jsonl", tongue()
    table = _opened(path, suffix, records.side, records.columns)
    count = 0
    for record in each:
        said = records.said(record)
        cells = [written(column, said[column.name], language, as_json=as_json) for column in records.columns]
        table.add(dict(zip((column.key for column in records.columns), cells, strict=True)) if as_json else cells)
        count += 1
    table.close()
    return count


def _opened(path: Path, suffix: str, side: str, columns: Sequence[Any]) -> _Table:
    if suffix == ".jsonl":
        return JsonFile(path)
    headings = [heading_of(column) for column in columns]
    return CsvFile(path, headings) if suffix == ".csv" else _Workbook(path, side, headings, columns)


class _Workbook:
    """One sheet: the headings, under them the machine keys, then a row for each record."""

    def __init__(self, path: Path, side: str, headings: Sequence[str], columns: Sequence[Any]) -> None:
        from cungcau.kit.tables.workbook_writing import XlsxFile  # slow

        self._book = XlsxFile(path)
        self._sheet = self._book.sheet(gettext(SHEETS[side]), headings, [width_of(column) for column in columns])
        self._sheet.add([column.key for column in columns])

    def add(self, row: Any) -> None:
        self._sheet.add(row)

    def close(self) -> None:
        self._book.close()
