"""What a contract of technology transfer has to say: `transfer_contents.toml` as the room reads it, by the day of signature."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cungcau.kit.fields import reader_language

FILE = Path(__file__).with_name("transfer_contents.toml")


@dataclass(frozen=True)
class Content:
    """One content, with the article that asks for it; `status`: read, unconfirmed, unknown (see `registering.Rule`)."""

    code: str
    name_vi: str
    name_en: str
    item: str
    obligatory: bool = True

    @property
    def name(self) -> str:
        return self.name_en if reader_language() == "en" else self.name_vi


@dataclass(frozen=True)
class Edition:
    """The law as it stands in these days, and how sure that is."""

    law: str
    article: str
    source: str
    status: str
    valid_from: date
    note_vi: str
    note_en: str
    valid_to: date | None = None

    @property
    def note(self) -> str:
        return self.note_en if reader_language() == "en" else self.note_vi


@cache
def contents() -> dict[str, Content]:
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["content"]
    return {row["code"]: Content(**row) for row in rows}


@cache
def _editions() -> tuple[Edition, ...]:
    return tuple(Edition(**row) for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["edition"])


def edition_on(day: date) -> Edition | None:
    """The edition in force on that day; None before the first that is known here."""
    return next((one for one in _editions() if one.valid_from <= day <= (one.valid_to or day)), None)
