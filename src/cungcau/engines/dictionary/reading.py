"""The dictionary's tables: `en,vi`, alternatives joined by "|", the likeliest translation first."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from cungcau.engines.dictionary.model import Dictionary
from cungcau.engines.marks import shipped as shipped_marks

Row = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def shipped() -> Dictionary:
    """The dictionary beside this file (built once in each process, some 2 s of processor time)."""
    folder = files("cungcau.engines.dictionary").joinpath("words")
    tables = sorted((table for table in folder.iterdir() if table.name.endswith(".csv")), key=lambda table: table.name)
    rows = (row for table in tables for row in read(table.read_text("utf-8").splitlines()))
    return Dictionary(rows, shipped_marks())


def read(lines: Iterable[str]) -> Iterator[Row]:
    """Rows of a table with the header `en,vi`."""
    for row in csv.DictReader(lines):
        yield _split(row["en"]), _split(row["vi"])


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
