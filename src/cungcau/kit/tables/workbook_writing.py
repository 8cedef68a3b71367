"""Writing workbooks as a stream. openpyxl is slow to import, so this module is imported late."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as WrittenCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from cungcau.kit.tables.model import column_letters
from cungcau.kit.tables.writing import is_formula_like, writable_text

PROGRAM = "CungCầu"  # by whom a workbook says it was made; never a person
LAST_ROW = 1_048_576  # of a spreadsheet
LONGEST_TEXT = 32_767  # of a cell
SURE_DAYS = "1900-03-01"  # before it programs count the days of a workbook in two ways, so such a day is written as text
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # a text that spreadsheets would take for a sign written in numbers
WRAPPED = Alignment(wrap_text=True, vertical="top")
MARKED = PatternFill("solid", start_color="FBE3DD")


class XlsxFile:
    """A workbook written as a stream; it is in the file when it is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = Workbook(write_only=True)
        self._book.properties.creator = PROGRAM

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
            sheet.column_dimensions[column_letters(position)].width = width
        sheet.freeze_panes = "A2"
        sheet.append([self._heading_cell(sheet, heading) for heading in self._headings])
        self._sheet, self._rows = sheet, 1

    @staticmethod
    def _heading_cell(sheet: Any, heading: str) -> Any:
        cell = _text_cell(sheet, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="E8EEF4")
        cell.alignment = WRAPPED
        return cell

    def add(self, cells: Sequence[Any], marked: Collection[int] = ()) -> None:
        """A row; cells at the `marked` positions, counted from 0, are painted so that nobody overlooks them."""
        if self._rows == LAST_ROW:
            self._begin(f"{self._name[:27]} {next(self._numbers)}")
        row = [self._cell(cell) for cell in cells]
        for position in marked:
            row[position] = self._painted(row[position])
        self._sheet.append(row)
        self._rows += 1

    def _painted(self, cell: Any) -> Any:
        if not isinstance(cell, WrittenCell):
            cell = WriteOnlyCell(self._sheet, value=cell)
        cell.fill = MARKED
        return cell

    def _cell(self, cell: Any) -> Any:
        if isinstance(cell, str):
            text = _ESCAPES.sub("_x005F_", writable_text(cell))
            if len(text) > LONGEST_TEXT:
                text = text[: LONGEST_TEXT - 1] + "…"
            is_plain = text[:1] not in ("=", "#") and "\n" not in text and not is_formula_like(text)
            return text if is_plain else _text_cell(self._sheet, text)
        if isinstance(cell, date) and cell.isoformat() < SURE_DAYS:
            return cell.isoformat()
        return cell if cell is None or isinstance(cell, (int, float, bool, date)) else str(cell)


def _text_cell(sheet: Any, text: str) -> Any:
    """A cell that is text whatever it begins with, also after somebody edits it."""
    cell = WriteOnlyCell(sheet, value="")
    cell.value = text
    cell.data_type = "s"
    if is_formula_like(text):
        cell.quotePrefix = True
    if "\n" in text:
        cell.alignment = WRAPPED
    return cell
