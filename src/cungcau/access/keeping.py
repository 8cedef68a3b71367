"""What goes after a time: each room says of its own rows from when their time runs, and how they go.

How long they are kept, and on whose word, stands in a table of the room `persons`, which applies it each night; what no line of
that table names stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Kept:
    """`due`: the rows whose time began before a moment; `forget` lets them go."""

    due: Callable[[datetime], Rows]
    forget: Callable[[Rows], Any]


_KEPT: dict[str, Kept] = {}


def delete(rows: Rows) -> None:
    rows.delete()


def on_kept(key: str, due: Callable[[datetime], Rows], forget: Callable[[Rows], Any] = delete) -> None:
    """Say how rows of this room go when the line `key` of the table says that it is time; called when the house starts."""
    _KEPT[key] = Kept(due, forget)


def kept() -> Mapping[str, Kept]:
    return _KEPT
