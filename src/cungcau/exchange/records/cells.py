"""One cell in both directions. What a record says of a column is a plain value that can be compared:

text, number, day, yes or no, a tuple of codes, of names, of rows; nothing is "", None or (). It is the same whether it was
read from a file or from the database, so a file that was exported changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cungcau.exchange.records import parts
from cungcau.exchange.records.listing_columns import CONSENTS, right_of
from cungcau.exchange.records.texts import line_of, text_of
from cungcau.kit.tables import Cell
from cungcau.kit.tables.values import Style
from cungcau.listings.columns import Column, SpecificationRow, Trouble, read_cell
from cungcau.listings.columns.cells import CONSENT, Known
from cungcau.listings.columns.headings import cell_text
from cungcau.listings.columns.pieces import kept, pieces_of, plain
from cungcau.listings.columns.specifications import specification_text

LONGEST = 32_767  # letters of a cell: what a spreadsheet takes
YEARS = range(1900, 2101)
SPECIFICATION = {"parameter": 120, "text": 200, "unit": 40}
MUST = {"vi": "bắt buộc", "en": "must"}
ANSWERS = {"vi": {True: "có", False: "không"}, "en": {True: "yes", False: "no"}}
# What the template has for three of the four answers to who may see the name.
ANSWERS_TO_CONSENT = {"named": "C", "internal": "K", "anonymous": "ẩn danh"}
# Columns that hold several names.
NAMES = frozenset(["excluded", "chosen", "other_codes"])
NOTHING = {"codes": (), "specifications": (), "parts": (), "trl": None, "number": None, "money": None, "date": None, "flag": None}


def nothing_of(column: Column) -> Any:
    """What an empty cell says."""
    return () if column.name in NAMES else NOTHING.get(column.kind, "")


# — writing


def written(column: Column, value: Any, language: str, *, as_json: bool) -> Any:
    """The cell of a table, or the value of a JSON object."""
    if value in ("", None, ()):
        return None
    if column.kind == "specifications":
        return [row._asdict() for row in value] if as_json else specification_text(value, MUST[language])
    if column.kind == "parts":
        return parts.written(column.name, value, as_json=as_json)
    if column.kind == "consent":
        return ANSWERS_TO_CONSENT.get(value, value)
    return _in_json(value) if as_json else _in_a_table(value, language)


def _in_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _in_a_table(value: Any, language: str) -> Any:
    if isinstance(value, tuple):
        return "; ".join(map(kept, value))
    return ANSWERS[language][value] if isinstance(value, bool) else value


def shown(column: Column, value: Any, language: str) -> str:
    """A value on one line, for the person who looks at what changes."""
    return " ".join(cell_text(written(column, value, language, as_json=False)).split())


# — reading


def read(column: Column, cell: Cell, decimal: Style, multiplier: float, known: Known) -> tuple[Any, list[Trouble]]:
    """The value of a cell, and what is wrong with it; money still as a range."""
    length = len(cell) if isinstance(cell, str) else len(cell_text(cell)) if isinstance(cell, (list, dict)) else 0
    if length > LONGEST:
        return nothing_of(column), [Trouble("text_beyond", {"length": length, "most": LONGEST})]
    if column.name in OWN_READERS:
        return OWN_READERS[column.name](cell)
    if column.kind == "parts":
        return parts.read(column.name, cell, known)
    if column.kind == "consent":
        return _consent(column, cell, known)
    value, troubles = read_cell(column, cell, decimal, multiplier, known)
    return _kept(column, value, troubles), troubles


def _kept(column: Column, value: Any, troubles: list[Trouble]) -> Any:
    if column.kind == "specifications":
        return _specifications(value, troubles)
    if column.kind == "codes":
        return value if column.name == "ip_type" else tuple(sorted(value))  # its numbers stand in the same order
    if column.kind == "date" and value is not None and value.year not in YEARS:
        troubles.append(Trouble("date_beyond", {"text": value.isoformat(), "first": YEARS[0], "last": YEARS[-1]}))
    return text_of(value) if isinstance(value, str) else value


def _words(cell: Cell) -> tuple[str, list[Trouble]]:
    """Words as they are written."""
    return text_of(", ".join(map(cell_text, cell)) if isinstance(cell, list) else cell_text(cell)), []


def _names(cell: Cell) -> tuple[tuple[str, ...], list[Trouble]]:
    pieces = [cell_text(each) for each in cell] if isinstance(cell, list) else map(plain, pieces_of(cell_text(cell)))
    return tuple(sorted({text for piece in pieces if (text := text_of(piece))})), []


def specifications_of(rows: Any) -> tuple[SpecificationRow, ...]:
    """The rows of a listing."""
    def lined(row: Any) -> SpecificationRow:
        parameter, text, unit = (line_of(words) for words in (row.parameter, row.text, row.unit))
        return SpecificationRow(parameter, row.operator, row.value, row.high, text, unit, row.must)

    return tuple(map(lined, rows))


def _specifications(rows: tuple[SpecificationRow, ...], troubles: list[Trouble]) -> tuple[SpecificationRow, ...]:
    if len(rows) > parts.MOST_ROWS:
        troubles.append(Trouble("rows_too_many", {"count": len(rows), "most": parts.MOST_ROWS}))
    for row in rows:
        for name, most in SPECIFICATION.items():
            if (length := len(getattr(row, name))) > most:
                troubles.append(Trouble("text_beyond", {"length": length, "most": most}))
    return specifications_of(rows)


def _consent(column: Column, cell: Cell, known: Known) -> tuple[str, list[Trouble]]:
    """One of the template's answers, or a code of the list."""
    answer, troubles = read_cell(column, cell)
    if answer in CONSENT:
        return CONSENTS[answer], []
    code = known("anonymity", cell_text(cell).strip())
    return code or "", [] if code else troubles


def _right(cell: Cell) -> tuple[str, list[Trouble]]:
    text = cell_text(cell).strip()
    right = right_of(text)
    return right, [] if right or not text else [Trouble("right_unreadable", {"text": text})]


OWN_READERS: dict[str, Callable[[Cell], tuple[Any, list[Trouble]]]] = {
    "keywords": _words, "keywords_en": _words, **dict.fromkeys(NAMES, _names), "right_to_transfer": _right,
}  # fmt: skip
