"""Reading .xlsx and .xlsm as streams: stored values of formulas, merged ranges, hidden rows and sheets.

Nothing in a workbook is ever run. openpyxl is not used for reading, because its streaming mode knows
neither merged ranges nor hidden rows, and its other mode holds the whole workbook in memory.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from cungcau.kit.tables.archive import Archive, local
from cungcau.kit.tables.merges import Merges, merged_ranges
from cungcau.kit.tables.model import Cell, Fault, Limits, Row, TableRefused
from cungcau.kit.tables.values import SERIAL_ORIGIN

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# Number formats that Excel does not write down: 14–22, 45–47 and East Asian ones are dates and times.
DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
ROW = frozenset({"row"})
STRING = frozenset({"si"})
SHIFT_1904 = timedelta(days=1462)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet by name; `hidden` if its tab is not shown."""

    name: str
    hidden: bool
    part: str


class Workbook:
    """An opened workbook: its sheets, and the rows of each as a stream."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.faults: list[Fault] = []
        self._archive = Archive(path, limits)
        self._main = self._main_part()
        self._relations = self._relations_of(self._main)
        book = self._archive.whole(self._main)
        self._from_1904 = any(child.get("date1904") in ("1", "true") for child in book if local(child.tag) == "workbookPr")
        self.sheets = self._sheets_of(book)
        self._dates = self._date_styles()
        self._strings: list[str] | None = None
        self._note_macros(path)

    def close(self) -> None:
        self._archive.close()

    def _note_macros(self, path: Path) -> None:
        if any(name.endswith("vbaproject.bin") for name in self._archive.names()):
            self.faults.append(Fault("macros_not_run"))

    def _main_part(self) -> str:
        if self._archive.has("xl/workbook.xml"):
            return "xl/workbook.xml"
        if self._archive.has("_rels/.rels"):
            for relation in self._archive.whole("_rels/.rels"):
                target = (relation.get("Target") or "").lstrip("/")
                if (relation.get("Type") or "").endswith("/officeDocument") and self._archive.has(target):
                    return target
        raise TableRefused("workbook_damaged", detail="workbook.xml")

    def _relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, part)."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        if not self._archive.has(relations):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self._archive.whole(relations):
            target = relation.get("Target") or ""
            inside = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = (kind, posixpath.normpath(inside))
        return found

    def _sheets_of(self, book: Element) -> list[Sheet]:
        sheets: list[Sheet] = []
        for element in book.iter():
            if local(element.tag) != "sheet":
                continue
            relation = element.get(RELATION) or element.get(STRICT_RELATION) or ""
            kind, part = self._relations.get(relation, ("", ""))
            if kind == "worksheet" and self._archive.has(part):
                hidden = element.get("state") in ("hidden", "veryHidden")
                sheets.append(Sheet(element.get("name") or "", hidden, part))
        if not sheets:
            raise TableRefused("workbook_without_sheet")
        return sheets

    def _part_of_kind(self, kind: str) -> str | None:
        parts = (part for found, part in self._relations.values() if found == kind)
        return next((part for part in parts if self._archive.has(part)), None)

    def _date_styles(self) -> frozenset[int]:
        """Positions of the cell styles whose number format shows a date."""
        part = self._part_of_kind("styles")
        if part is None:
            return frozenset()
        formats: dict[int, str] = {}
        styles: list[int] = []
        for element in self._archive.whole(part):
            if local(element.tag) == "numFmts":
                formats = {_whole(each.get("numFmtId"), 0): each.get("formatCode") or "" for each in element}
            if local(element.tag) == "cellXfs":
                styles = [_whole(each.get("numFmtId"), 0) for each in element]
        return frozenset(at for at, code in enumerate(styles) if _shows_date(code, formats.get(code, "")))

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            part = self._part_of_kind("sharedStrings")
            found = self._archive.elements(part, STRING) if part else iter(())
            self._strings = [_text_of(element) for element in found]
        return self._strings

    def rows(self, sheet: Sheet, merged: bool = True) -> Iterator[Row]:
        """Rows that hold anything, top down; with `merged`, values of merged ranges fill their ranges."""
        merges = Merges(merged_ranges(self._archive.blocks(sheet.part, counted=False)) if merged else [])
        strings = self._shared_strings()
        number = 0
        for element in self._archive.elements(sheet.part, ROW):
            number = _whole(element.get("r"), number + 1)
            row = Row(number, {}, hidden=element.get("hidden") in ("1", "true"))
            position = -1
            for cell in element:
                position = _position(cell.get("r"), position + 1)
                self._read_cell(cell, position, row, strings)
            merges.fill(row)
            if row.faults or row.cells.keys() - row.filled:
                yield row
        if merges.touched:
            self.faults.append(Fault("merged_filled", {"ranges": merges.touched[:20], "count": len(merges.touched)}))

    def _read_cell(self, cell: Element, position: int, row: Row, strings: list[str]) -> None:
        kind = cell.get("t") or "n"
        value: str | None = None
        has_formula = False
        for child in cell:
            tag = local(child.tag)
            if tag == "v":
                value = child.text or ""
            elif tag == "f":
                has_formula = True
            elif tag == "is":
                value = _text_of(child)
        if has_formula and not value and kind != "str":
            row.faults.append(Fault("formula_without_value", row=row.number, column=position))
        elif kind == "e":
            row.faults.append(Fault("cell_error", {"error": value or ""}, row.number, position))
        elif value:
            self._place(value, kind, cell.get("s"), position, row, strings)

    def _place(self, value: str, kind: str, style: str | None, position: int, row: Row, strings: list[str]) -> None:
        try:
            found = self._value(value, kind, style, strings)
        except (ValueError, IndexError, OverflowError):
            row.faults.append(Fault("cell_damaged", {"value": value[:40]}, row.number, position))
            return
        if found is not None and found != "":
            row.cells[position] = found

    def _value(self, value: str, kind: str, style: str | None, strings: list[str]) -> Cell:
        if kind == "s":
            return strings[int(value)]
        if kind in ("str", "inlineStr"):
            return _unescaped(value) if kind == "str" else value  # of the other _text_of has read the signs
        if kind == "b":
            return value in ("1", "true")
        if kind == "d":
            return datetime.fromisoformat(value).replace(tzinfo=None)
        number = float(value)
        if style is not None and int(style) in self._dates:
            return self._moment(number)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def _moment(self, serial: float) -> date | datetime | float:
        """Excel's day number as a day, or as a moment where it has a time; a mere time stays a number."""
        if serial < 1:
            return serial
        moment = SERIAL_ORIGIN + timedelta(days=serial) + (SHIFT_1904 if self._from_1904 else timedelta())
        return moment if serial % 1 else moment.date()


def _shows_date(code: int, pattern: str) -> bool:
    if pattern:
        return bool(_DATE_LETTERS.search(_QUOTED.sub("", pattern))) and pattern != "General"
    return code in DATE_FORMATS


def _text_of(element: Element) -> str:
    """Text of a string item: plain or in runs; the reading aids of East Asian text are left out."""
    if len(element) == 1 and local(element[0].tag) == "t":
        return _unescaped(element[0].text or "")
    pieces: list[str] = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces.extend(each.text or "" for each in child if local(each.tag) == "t")
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    """Excel writes control characters as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _position(reference: str | None, following: int) -> int:
    """ "C7" -> 2; a cell without reference follows the one before it."""
    return _column((reference or "").rstrip("0123456789"), following) if reference else following


@cache
def _column(letters: str, following: int) -> int:
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return following
    position = 0
    for letter in letters.upper():
        position = position * 26 + ord(letter) - 64
    return position - 1
