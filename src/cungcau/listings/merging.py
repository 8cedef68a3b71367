"""Two people at one listing: its tables of rows, and what of it is put together (`kit.longform.merging` does it)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cungcau.kit.longform import merging
from cungcau.kit.longform.merging import Flat, Joint, Part, flat_fields
from cungcau.listings.content import ROWS

# By what a row is the same row, though its value has changed.
KEYS = {"specifications": ("parameter",), "targets": ("metric",), "ip_items": ("type", "number")}


def flat_rows(name: str, rows: Sequence[Mapping[str, Any]]) -> list[Flat]:
    """The rows of a table without their empty cells, in their order."""
    _model, columns = ROWS[name]
    return merging.flat_rows(columns, rows)


def flat_content(fields: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Flat:
    """Everything of a form: its fields by name, and its tables."""
    return {**flat_fields(fields), **{name: flat_rows(name, given) for name, given in rows.items()}}


def differences(base: Flat | None, mine: Flat, theirs: Flat, joints: Mapping[str, Joint]) -> list[Part]:
    """The parts in which two people differ, in the order of the form."""
    return merging.differences(base, mine, theirs, joints, KEYS)
