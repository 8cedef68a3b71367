"""JSON lines: one object a line, numbered by line."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

from cungcau.engines.common.text import visible
from cungcau.kit.tables.model import Cell, Fault, Row


def json_rows(lines: Iterator[str], names: list[str]) -> Iterator[Row]:
    """Rows whose cells stand at the positions of `names`, which grows by each name not seen before."""
    positions: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        text = line.strip().lstrip("\ufeff")
        if not text:
            continue
        row = Row(number, {})
        try:
            thing = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite, parse_int=_countable)
        except (ValueError, RecursionError) as error:
            row.faults.append(_fault(error, line.index(text), number))
            yield row
            continue
        if not isinstance(thing, dict):
            row.faults.append(Fault("line_not_object", row=number))
        else:
            _place(thing, row, positions, names)
        if row.cells or row.faults:
            yield row


def _place(thing: dict[str, Any], row: Row, positions: dict[str, int], names: list[str]) -> None:
    for name, value in ((visible(typed), value) for typed, value in thing.items()):
        position = positions.get(name)
        if position is None:
            position = positions[name] = len(names)
            names.append(name)
        cell: Cell = value.strip() if isinstance(value, str) else value
        if cell is not None and cell not in ("", [], {}):
            row.cells[position] = cell


class _NoNumber(ValueError):
    """NaN and its like: Python reads them, JSON does not know them. And 1e400, which no number of a computer holds."""


def _refuse_constant(name: str) -> NoReturn:
    raise _NoNumber(name)


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise _NoNumber(text)
    return number


def _countable(text: str) -> int:
    _finite(text)
    return int(text)


def _fault(error: Exception, indent: int, number: int) -> Fault:
    """`position`: the character of the line, from 1, at which it stops being JSON."""
    if isinstance(error, json.JSONDecodeError):
        return Fault("line_not_json", {"position": indent + error.pos + 1}, number)
    if isinstance(error, _NoNumber):
        return Fault("line_not_number", {"value": str(error)}, number)
    return Fault("line_too_intricate", row=number)
