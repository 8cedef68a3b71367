"""Kinds of agreement, and what a contract can hand over: `agreement_kinds.toml` as the room reads it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cungcau.kit.fields import reader_language

FILE = Path(__file__).with_name("agreement_kinds.toml")
NDA = "nda"


@dataclass(frozen=True)
class AgreementKind:
    """`transfers`: technology changes hands by it, so the law on technology transfer asks for contents and registration.
    `sets_terms`: what is given and paid stands in it."""

    code: str
    name_vi: str
    name_en: str
    transfers: bool = False
    sets_terms: bool = True

    @property
    def name(self) -> str:
        return self.name_en if reader_language() == "en" else self.name_vi


@dataclass(frozen=True)
class Transferable:
    """One object of a transfer, in force from a day of the law on."""

    code: str
    name_vi: str
    name_en: str
    article: str
    source: str
    status: str
    valid_from: date | None = None

    @property
    def name(self) -> str:
        return self.name_en if reader_language() == "en" else self.name_vi


@cache
def kinds() -> dict[str, AgreementKind]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["kind"]
    return {row["code"]: AgreementKind(**row) for row in rows}


@cache
def objects() -> dict[str, Transferable]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["object"]
    return {row["code"]: Transferable(**row) for row in rows}


def kind_choices() -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in kinds().values()]


def object_choices() -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in objects().values()]
