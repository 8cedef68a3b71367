"""Values of a record as JSON, and back: what the lines of an import keep."""

from __future__ import annotations

from datetime import date
from typing import Any

from cungcau.listings.columns import Column, SpecificationRow


def frozen(value: Any) -> Any:
    """A JSON value that says the same."""
    if isinstance(value, (tuple, list)):
        return [frozen(each) for each in value]
    if isinstance(value, dict):
        return {str(name): frozen(each) for name, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def thawed(column: Column, value: Any) -> Any:
    """The value of a column as a record says it."""
    if column.kind == "specifications":
        return tuple(SpecificationRow(*row) for row in value)
    if column.kind == "date":
        return date.fromisoformat(value) if value else None
    return _tuples(value)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
