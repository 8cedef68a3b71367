"""A published listing in the form: with the words of its open change, where there is one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from cungcau.kit.longform.merging import Flat
from cungcau.listings.content import ROWS
from cungcau.listings.merging import flat_content
from cungcau.listings.models import Listing
from cungcau.listings.parts import TERMS, columns_of, values_of
from cungcau.listings.queries import open_change
from cungcau.listings.row_forms import initial_rows_of
from cungcau.listings.shown import SCHEMES
from cungcau.listings.workflow import State


def with_change(listing: Listing, initial: dict[str, Any], rows: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the form shows: who has proposed a change goes on with that, not with the old text."""
    fields, changed_rows = _proposed(listing)
    if not fields and not changed_rows:
        return initial, rows
    tables = {name: _Rows(changed_rows[name]) if name in changed_rows else getattr(listing, name) for name in rows}
    return {**initial, **fields}, initial_rows_of(SimpleNamespace(**tables))  # type: ignore[arg-type]


def content_proposed(listing: Listing) -> Flat:
    """What an open change would make of the listing, part by part; empty where none waits."""
    return flat_content(*_proposed(listing))


def _proposed(listing: Listing) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """The fields of the open change as the form names them, and its tables of rows."""
    waiting = open_change(listing) if listing.state == State.PUBLISHED else None
    if waiting is None:
        return {}, {}
    values = values_of(waiting.after)
    columns = {name: values[name] for name in columns_of(waiting.after)}
    codes = {
        name: waiting.after[TERMS + scheme] or [] for name, scheme in SCHEMES.items() if TERMS + scheme in waiting.after
    }  # fmt: skip
    return {**columns, **codes}, {name: values[name] for name in ROWS if name in values}


class _Rows:
    """Rows of a change, asked as those of a listing are."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._rows = [SimpleNamespace(**row) for row in rows]

    def all(self) -> list[SimpleNamespace]:
        return self._rows
