"""Writing tables: whole or not at all, and never a formula out of somebody's text."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

LAST_ROW = 1_048_576  # of a spreadsheet
LONGEST_TEXT = 32_767  # of a cell
# Spreadsheets take text that begins so for a formula, or for a command (the full-width signs too).
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@contextmanager
def written_whole(*paths: Path) -> Iterator[list[Path]]:
    """Temporary files beside `paths`, put in their places when the body ends well, else removed.

    Nobody ever sees a half-written file, and an earlier one stays untouched when the work fails.
    """
    parts = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    try:
        yield parts
        for part, path in zip(parts, paths, strict=True):
            os.replace(part, path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def writable_text(text: str) -> str:
    """Text without control characters and half characters, which no format can carry."""
    return _UNWRITABLE.sub("\ufffd", text)


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet might compute this text; signs after spaces count too."""
    return text.startswith(FORMULA_SIGNS) or text.lstrip().startswith(FORMULA_SIGNS)


class CsvFile:
    """Comma separated, UTF-8 with byte order mark, so that spreadsheets show Vietnamese right.

    Text that begins like a formula gets an apostrophe before it.
    """

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self.add(headings)

    def add(self, cells: Sequence[Any]) -> None:
        self._writer.writerow([_csv_cell(cell) for cell in cells])

    def close(self) -> None:
        self._file.close()


def _csv_cell(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    text = writable_text(cell)
    return "'" + text if is_formula_like(text) else text


class JsonFile:
    """One JSON object a line, UTF-8."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def add(self, thing: Mapping[str, Any]) -> None:
        line = json.dumps(thing, ensure_ascii=False, default=str, allow_nan=False)
        self._file.write(writable_text(line) + "\n")

    def close(self) -> None:
        self._file.close()


class XlsxFile:
    """A workbook written as a stream; it is in the file when it is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = Workbook(write_only=True)

    def sheet(self, name: str, headings: Sequence[str], widths: Sequence[int] = ()) -> XlsxSheet:
        """A new sheet; sheets may be written in turns."""
        return XlsxSheet(self._book, name, headings, widths)

    def close(self) -> None:
        with self._path.open("wb") as file:
            self._book.save(file)


class XlsxSheet:
    """Rows of a sheet; what does not fit goes on in a following sheet ("Pairs 2")."""

    def __init__(self, book: Workbook, name: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        self._book, self._name, self._headings, self._widths = book, name, headings, widths
        self._numbers = count(2)
        self._begin(name)

    def _begin(self, name: str) -> None:
        sheet: Any = self._book.create_sheet(name[:31])
        for position, width in enumerate(self._widths):
            sheet.column_dimensions[get_column_letter(position + 1)].width = width
        sheet.freeze_panes = "A2"
        sheet.append([self._heading_cell(sheet, heading) for heading in self._headings])
        self._sheet, self._rows = sheet, 1

    @staticmethod
    def _heading_cell(sheet: Any, heading: str) -> Any:
        cell = _text_cell(sheet, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="E8EEF4")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return cell

    def add(self, cells: Sequence[Any]) -> None:
        if self._rows == LAST_ROW:
            self._begin(f"{self._name[:27]} {next(self._numbers)}")
        self._sheet.append([self._cell(cell) for cell in cells])
        self._rows += 1

    def _cell(self, cell: Any) -> Any:
        if isinstance(cell, str):
            text = writable_text(cell)
            if len(text) > LONGEST_TEXT:
                text = text[: LONGEST_TEXT - 1] + "…"
            return _text_cell(self._sheet, text) if text[:1] in ("=", "#") or is_formula_like(text) else text
        return cell if cell is None or isinstance(cell, (int, float, bool, date)) else str(cell)


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that is text whatever it begins with, also after somebody edits it."""
    cell = WriteOnlyCell(sheet, value="")
    cell.value = text
    cell.data_type = "s"
    if is_formula_like(text):
        cell.quotePrefix = True
    return cell
