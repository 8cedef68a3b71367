"""For what a person can be asked to agree, and under which law: read from the shipped list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from cungcau.kit.fields import both

FILE = Path(__file__).with_name("shipped") / "purposes.toml"
CONNECTION = "connection"


@dataclass(frozen=True)
class Purpose:
    """`text` is what the person is told, in the wording `version`; `after` what follows when she withdraws."""

    key: str
    name_vi: str
    name_en: str
    text_vi: str
    text_en: str
    after_vi: str
    after_en: str
    version: str

    name = both("name")
    text = both("text")
    after = both("after")

    def __str__(self) -> str:
        return str(self.name)


@dataclass(frozen=True)
class Basis:
    """A law under which people are asked, from a day on; `status` read, memory or unknown."""

    key: str
    name_vi: str
    name_en: str
    text_vi: str
    text_en: str
    valid_from: date
    source_vi: str
    source_en: str
    status: str

    name = both("name")
    text = both("text")
    source = both("source")

    def __str__(self) -> str:
        return str(self.name)


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def purposes() -> dict[str, Purpose]:
    """Key to purpose, in the order of the list."""
    return {row["key"]: Purpose(**row) for row in _content()["purpose"]}


@lru_cache(maxsize=1)
def bases() -> tuple[Basis, ...]:
    """The laws, the newest first."""
    return tuple(sorted((Basis(**row) for row in _content()["basis"]), key=lambda one: one.valid_from, reverse=True))


def basis_on(day: date | None) -> Basis | None:
    """The law in force on a day; None before the first that we know, and for a day that nobody wrote down."""
    return next((one for one in bases() if day and one.valid_from <= day), None)


def choices() -> list[tuple[str, str]]:
    return [(key, str(one)) for key, one in purposes().items()]


def purpose_name(key: str) -> str:
    """Its name in the reader's language; a key that the list does not have any more as it is."""
    return str(purposes().get(key, key))
