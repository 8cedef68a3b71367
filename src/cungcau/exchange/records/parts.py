"""Cells that hold rows of their own: measurable targets, intellectual property, contact persons.

A row is a tuple of plain texts, empty where nothing is said; in JSON lines it is an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cungcau.exchange.records.sights import level_called, part_called
from cungcau.exchange.records.texts import line_of
from cungcau.kit.tables import Cell
from cungcau.kit.tables.values import parse_date, parse_number
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.cells import Known
from cungcau.listings.columns.headings import cell_text
from cungcau.listings.columns.pieces import joined, parts_of, pieces_of

Row = tuple[str, ...]
MOST_ROWS = 60
HUNDRED = 100


class Part(NamedTuple):
    """`kind`: text, date, percent, email or the name of a list of codes; `otherwise` stands where nothing is written."""

    name: str
    most: int = 0
    kind: str = "text"
    needed: bool = False
    otherwise: str = ""


PARTS: dict[str, tuple[Part, ...]] = {
    "targets": (Part("metric", 150, needed=True), Part("now", 60), Part("wanted", 60, needed=True), Part("unit", 40)),
    "ip_items": (
        Part("type", kind="ip_type", needed=True), Part("status", kind="ip_status", otherwise="none"), Part("number", 60),
        Part("date", kind="date"), Part("expiry", kind="date"), Part("territory", 120), Part("owner_percent", kind="percent"),
    ),
    "contacts": (
        Part("name", 150, needed=True), Part("position", 150), Part("phone", 40), Part("email", 254, "email"),
        Part("consent_purpose", 200), Part("consent_on", kind="date"),
    ),
    "sights": (Part("part", kind="part", needed=True), Part("level", kind="level", needed=True)),
}  # fmt: skip


def rows_of(column: str, things: Iterable[Any]) -> tuple[Row, ...]:
    """What records say, as rows."""
    return tuple(tuple(_said(getattr(thing, part.name)) for part in PARTS[column]) for thing in things)


def _said(value: Any) -> str:
    if isinstance(value, Decimal):
        return _percent_text(value)
    return value.isoformat() if isinstance(value, date) else line_of(value)


def _percent_text(value: Decimal) -> str:
    return f"{value.normalize():f}"


def values_of(column: str, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows as the verbs take them."""
    return [{part.name: _value(part, text) for part, text in zip(PARTS[column], row, strict=True)} for row in rows]


def _value(part: Part, text: str) -> Any:
    if part.kind == "date":
        return date.fromisoformat(text) if text else None
    return (Decimal(text) if text else None) if part.kind == "percent" else text


def written(column: str, rows: Iterable[Row], *, as_json: bool) -> Any:
    """The cell."""
    if not as_json:
        return joined(rows)
    names = [part.name for part in PARTS[column]]
    return [{name: text for name, text in zip(names, row, strict=True) if text} for row in rows]


def read(column: str, cell: Cell, known: Known) -> tuple[tuple[Row, ...], list[Trouble]]:
    """The rows of a cell, and what is wrong with them."""
    troubles: list[Trouble] = []
    pieces = cell if isinstance(cell, list) else [cell] if isinstance(cell, dict) else pieces_of(cell_text(cell))
    if len(pieces) > MOST_ROWS:
        troubles.append(Trouble("rows_too_many", {"count": len(pieces), "most": MOST_ROWS}))
    found = [_row(column, piece, known, troubles) for piece in pieces[:MOST_ROWS]]
    return tuple(row for row in found if row), troubles


def _row(column: str, piece: Any, known: Known, troubles: list[Trouble]) -> Row:
    parts = PARTS[column]
    if isinstance(piece, Mapping):
        texts = [cell_text(piece.get(part.name)).strip() for part in parts]
    else:
        texts = [*parts_of(cell_text(piece)), *[""] * len(parts)]
    if any(texts[len(parts):]) or any(part.needed and not text for part, text in zip(parts, texts, strict=False)):
        troubles.append(Trouble("parts_unreadable", {"text": cell_text(piece)[:120], "expected": column}))
        return ()
    return tuple(_read_part(part, line_of(text), known, troubles) for part, text in zip(parts, texts, strict=False))


def _read_part(part: Part, text: str, known: Known, troubles: list[Trouble]) -> str:
    if not text:
        return part.otherwise
    if part.kind in READERS:
        found = READERS[part.kind](text)
        if found is None:
            troubles.append(Trouble(UNREADABLE[part.kind], {"text": text, "low": 0, "high": HUNDRED}))
        return found or ""
    if part.kind != "text":
        code = known(part.kind, text)
        if code is None:
            troubles.append(Trouble("code_unknown", {"text": text, "scheme": part.kind}))
        return code or ""
    if len(text) > part.most:
        troubles.append(Trouble("text_beyond", {"length": len(text), "most": part.most}))
    return text


def _day(text: str) -> str | None:
    day = parse_date(text)
    return day.isoformat() if day else None


def _percent(text: str) -> str | None:
    number = parse_number(text.rstrip("% "))
    if number is None or not 0 <= number <= HUNDRED:
        return None
    return _percent_text(round(Decimal(str(number)), 2))


def _email(text: str) -> str | None:
    try:
        validate_email(text)
    except ValidationError:
        return None
    return text


READERS = {"date": _day, "percent": _percent, "email": _email, "part": part_called, "level": level_called}
UNREADABLE = {
    "date": "date_unreadable", "percent": "number_outside", "email": "email_unfit", "part": "part_unknown",
    "level": "level_unknown",
}  # fmt: skip
