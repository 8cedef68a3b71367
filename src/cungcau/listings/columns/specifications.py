"""Specification rows in one cell: "thông số|toán tử|giá trị|đơn vị;…", or as people write them freely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cungcau.engines.common.text import fold
from cungcau.kit.tables import Cell
from cungcau.kit.tables.values import Style, is_ambiguous, parse_number
from cungcau.listings.columns.pieces import joined, parts_of, pieces_of, plain
from cungcau.listings.columns.trouble import Trouble
from cungcau.vocabulary.tables import find_code

OPERATORS = {"=": "=", "==": "=", "<": "<", "<=": "<=", "≤": "<=", "=<": "<=", ">": ">", ">=": ">=", "≥": ">=",
             "=>": ">=", "range": "range", "in": "in", "text": "text", "∈": "in", "~": "=", "≈": "="}  # fmt: skip
_FREE = re.compile(r"(?P<parameter>[^<>=≤≥]+?)\s*(?P<operator><=|>=|=<|=>|≤|≥|<|>|=)\s*(?P<rest>.+)", re.DOTALL)
_COLON = re.compile(r"(?P<parameter>[^:<>=≤≥]+?)\s*:\s*(?P<rest>.+)", re.DOTALL)
_NUMBER = r"[+\-−]?\d[\d.,'\u00a0\u202f]*(?: \d{3})*(?:[eE][+-]?\d+)?"
_RANGE = re.compile(
    rf"(?:từ|from)?\s*(?P<low>{_NUMBER})\s*(?:-|–|—|÷|\.\.+|đến|tới|to|~)\s*(?P<high>{_NUMBER})\s*(?P<unit>.*)",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(rf"(?P<value>{_NUMBER})\s*(?P<unit>.*)", re.DOTALL)
_REQUIRED = re.compile(r"[\s,;(–-]*\b(?:bắt buộc|required|must)\b[)\s.]*$", re.IGNORECASE)
_SAID = {
    ">=": re.compile(r"(?:tối thiểu|ít nhất|không dưới|at least|min\.?)\s+(?=\d)", re.IGNORECASE),
    "<=": re.compile(r"(?:tối đa|nhiều nhất|không quá|at most|up to|max\.?)\s+(?=\d)", re.IGNORECASE),
}
_MUST = frozenset(["must", "bat buoc", "bb", "b", "yes", "x", "required", "phai co", "co"])
_NICE = frozenset(["nice", "mong muon", "mm", "khong bat buoc", "uu tien", "optional", "no", "khong", ""])


class SpecificationRow(NamedTuple):
    """One row, in the shape that the matching engine and the model of listings share."""

    parameter: str
    operator: str = "="
    value: float | None = None
    high: float | None = None
    text: str = ""
    unit: str = ""
    must: bool = False


def read_specifications(cell: Cell, decimal: Style) -> tuple[tuple[SpecificationRow, ...], list[Trouble]]:
    """Rows of a cell; a piece that is no row is a trouble and its words are kept by the caller's text."""
    found: list[SpecificationRow] = []
    troubles: list[Trouble] = []
    pieces = cell if isinstance(cell, list) else [cell] if isinstance(cell, dict) else _pieces(str(cell))
    for piece in pieces:
        row = _row(piece, decimal, troubles)
        if row is None:
            troubles.append(Trouble("specification_unreadable", {"text": str(piece)[:120]}))
        else:
            found.append(row)
    return tuple(found), troubles


def _pieces(text: str) -> list[str]:
    """A line or a semicolon ends a row; one with a backslash before it does not."""
    return [line.strip(" •-*") if "|" not in line else line for line in pieces_of(text) if line.strip(" •-*|")]


def _row(piece: Any, decimal: Style, troubles: list[Trouble]) -> SpecificationRow | None:
    if isinstance(piece, dict):
        return _row_of_mapping(piece, decimal, troubles)
    if not isinstance(piece, str):
        return None
    cells = parts_of(piece)
    if len(cells) > 5 and any(cells[5:]):
        return None
    if len(cells) > 1:
        return _row_of_cells([*cells, "", "", "", "", ""][:5], decimal, troubles)
    return _row_of_words(plain(piece), decimal, troubles)


def _row_of_mapping(piece: dict[str, Any], decimal: Style, troubles: list[Trouble]) -> SpecificationRow | None:
    value, high = piece.get("value"), piece.get("high")
    if _is_number(value) and (high is None or _is_number(high)):
        return _row_of_numbers(piece, float(value), None if high is None else float(high))
    shown = "" if value is None else str(value) if high is None else f"{value} - {high}"
    cells = [str(piece.get(name) or "") for name in ("parameter", "operator")]
    text = str(piece.get("text") or "")
    must = "must" if piece.get("must") in (True, "must", 1) else ""
    return _row_of_cells([*cells, shown or text, str(piece.get("unit") or ""), must], ".", troubles)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _row_of_numbers(piece: dict[str, Any], value: float, high: float | None) -> SpecificationRow | None:
    """Numbers that are numbers need no reading."""
    parameter, sign, unit = (str(piece.get(name) or "").strip() for name in ("parameter", "operator", "unit"))
    operator = OPERATORS.get(sign) or find_code("operator", sign) or ("" if sign else "=" if high is None else "range")
    if not parameter or not operator:
        return None
    return SpecificationRow(parameter, operator, value, high, "", unit, piece.get("must") in (True, "must", 1))


def _row_of_cells(cells: list[str], decimal: Style, troubles: list[Trouble]) -> SpecificationRow | None:
    parameter, sign, value, unit, must = cells
    if not parameter or not value:
        return None
    operator = OPERATORS.get(sign) or find_code("operator", sign) or ("=" if not sign else None)
    if operator is None:
        return None
    row = _built(parameter, operator, value, unit, _is_must(must, troubles), decimal, troubles)
    if row.operator == "text" and sign and operator not in ("=", "in", "text"):
        troubles.append(Trouble("specification_no_number", {"text": value}))
    return row


def specification_text(rows: Iterable[SpecificationRow], must: str) -> str:
    """A cell that is read as these rows again; `must` is the word for what is required."""
    return joined(
        (row.parameter, row.operator, row.text if row.value is None else _range_text(row), row.unit, must if row.must else "")
        for row in rows
    )


def _range_text(row: SpecificationRow) -> str:
    numbers = (number_text(number) for number in (row.value, row.high) if number is not None)
    return " – ".join(numbers)


def number_text(number: float) -> str:
    """A number that is read as itself in every language: its sign is a point, and never stands before three digits alone."""
    text = str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return f"{text}0" if is_ambiguous(text) else text


def _is_must(word: str, troubles: list[Trouble]) -> bool:
    plain = fold(word).strip(" .")
    if plain not in _MUST and plain not in _NICE:
        troubles.append(Trouble("must_unreadable", {"text": word}))
    return plain in _MUST


def _row_of_words(piece: str, decimal: Style, troubles: list[Trouble]) -> SpecificationRow | None:
    """ "công suất ≥ 200 m3/ngày", "Độ ẩm: 10–12 %"."""
    piece, required = _REQUIRED.subn("", piece)
    if match := _FREE.fullmatch(piece):
        operator, value = OPERATORS[match["operator"]], match["rest"].strip()
    elif match := _COLON.fullmatch(piece):
        operator, value = _said_operator(match["rest"].strip())
    else:
        return None
    parameter = match["parameter"].strip(" :-•")
    if not parameter:
        return None
    row = _built(parameter, operator, value, "", bool(required), decimal, troubles)
    if row.operator == "text" and operator != "=":
        troubles.append(Trouble("specification_no_number", {"text": value}))
    return row


def _said_operator(value: str) -> tuple[str, str]:
    """ "tối thiểu 200 kg/h" says "≥ 200 kg/h"."""
    for operator, words in _SAID.items():
        if match := words.match(value):
            return operator, value[match.end() :]
    return "=", value


def _built(
    parameter: str, operator: str, value: str, unit: str, must: bool, decimal: Style, troubles: list[Trouble]
) -> SpecificationRow:
    if operator in ("in", "text"):
        return SpecificationRow(parameter, operator, text=value, unit=unit, must=must)
    if operator in ("=", "range") and (match := _RANGE.fullmatch(value)):
        low, high = (_number(match[name], decimal, troubles) for name in ("low", "high"))
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
            return SpecificationRow(parameter, "range", low, high, unit=unit or match["unit"].strip(), must=must)
    if operator != "range" and (match := _VALUE.fullmatch(value)):
        number = _number(match["value"], decimal, troubles)
        if number is not None:
            return SpecificationRow(parameter, operator, number, unit=unit or match["unit"].strip(), must=must)
    return SpecificationRow(parameter, "text", text=value, unit=unit, must=must)


def _number(text: str, decimal: Style, troubles: list[Trouble]) -> float | None:
    digits = text.strip(" .,")
    number = parse_number(digits, decimal)
    if number is not None and is_ambiguous(digits):
        troubles.append(Trouble("number_ambiguous", {"text": digits, "read": number}))
    return number
