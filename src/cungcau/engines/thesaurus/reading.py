"""Concepts from and to tables of one row each; several values in a cell are separated by a bar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from cungcau.engines.thesaurus.model import COLUMNS, Concept, Thesaurus

_SINGLE = frozenset({"id", "kind", "vi", "en", "hint_vi", "hint_en"})


@cache
def shipped() -> Thesaurus:
    """The thesaurus that comes with the package."""
    return Thesaurus(concept for table in _tables() for concept in read(table.read_text("utf-8")))


def release() -> str:
    """Names what the package ships: other tables, another name. Costs a few milliseconds, the concepts are not read."""
    digest = sha256()
    for table in _tables():
        digest.update(table.read_bytes())
    return digest.hexdigest()


def _tables() -> list[Traversable]:
    folder = files("cungcau.engines.thesaurus").joinpath("concepts")
    return sorted((table for table in folder.iterdir() if table.name.endswith(".csv")), key=lambda table: table.name)


def read(table: str) -> list[Concept]:
    """Concepts of a CSV table with a heading row. Columns that are missing are empty; raises ValueError on an unknown one."""
    rows = csv.DictReader(io.StringIO(table))
    if unknown := set(rows.fieldnames or ()) - set(COLUMNS):
        raise ValueError(f"unknown columns: {', '.join(sorted(map(str, unknown)))}")
    return [_concept(row) for row in rows]


def write(concepts: Iterable[Concept]) -> str:
    """A table that `read` gives back unchanged."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([_cell(concept, column) for column in COLUMNS] for concept in concepts)
    return out.getvalue()


def _concept(row: Mapping[str, str | None]) -> Concept:
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    lists = {column: split(cells[column]) for column in COLUMNS if column not in _SINGLE}
    return Concept(key=cells["id"], **{column: cells[column] for column in _SINGLE - {"id"}}, **lists)  # type: ignore[arg-type]


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell, each once."""
    return tuple(dict.fromkeys(value.strip() for value in cell.split("|") if value.strip()))


def _cell(concept: Concept, column: str) -> str:
    value = concept.key if column == "id" else getattr(concept, column)
    return value if isinstance(value, str) else "|".join(value)
