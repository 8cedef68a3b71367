"""One good and one poor example for every field of a form: a room's `examples.toml`, in the reader's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from cungcau.kit.fields import reader_language

LANGUAGES = ("vi", "en")


class Example(NamedTuple):
    """What is written well, what poorly, and why. A text of one language has its example in that language."""

    good: str
    poor: str
    why: str
    lang: str


class Examples(dict[str, Example]):
    """The examples of one form by field, told in the language of whoever reads the page; those of later tables count first."""

    def __init__(self, package: str, *tables: str) -> None:
        super().__init__()
        self.package, self.tables = package, tables

    def get(self, name: str, default: Example | None = None) -> Example | None:  # type: ignore[override]
        stem, _line, ending = name.rpartition("_")
        own = ending if ending in LANGUAGES else ""
        row = _rows(self.package, self.tables).get(stem if own else name)
        if row is None:
            return default
        reader = reader_language()
        spoken = own or reader
        return Example(row[f"good_{spoken}"], row[f"poor_{spoken}"], row[f"why_{reader}"], "" if spoken == reader else spoken)


@cache
def _rows(package: str, tables: tuple[str, ...]) -> dict[str, dict[str, str]]:
    found = tomllib.loads(files(package).joinpath("examples.toml").read_text("utf-8"))
    return {name: row for table in tables for name, row in found[table].items()}
