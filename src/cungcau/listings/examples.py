"""One good and one poor example for every field of a listing's form: `examples.toml`, in the reader's language."""

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
    """The examples of one kind of listing by field, told in the language of whoever reads the page."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def get(self, name: str, default: Example | None = None) -> Example | None:  # type: ignore[override]
        stem, _line, ending = name.rpartition("_")
        own = ending if ending in LANGUAGES else ""
        row = _rows(self.kind).get(stem if own else name)
        if row is None:
            return default
        reader = reader_language()
        spoken = own or reader
        return Example(row[f"good_{spoken}"], row[f"poor_{spoken}"], row[f"why_{reader}"], "" if spoken == reader else spoken)


@cache
def _rows(kind: str) -> dict[str, dict[str, str]]:
    tables = tomllib.loads(files("cungcau.listings").joinpath("examples.toml").read_text("utf-8"))
    return {**tables["both"], **tables[kind]}
