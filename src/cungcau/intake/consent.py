"""The words of consent: a data file with version, date and source."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cungcau.kit.fields import reader_language

FILE = Path(__file__).with_name("consent.toml")


class Consent(NamedTuple):
    """What a sender agrees to, in the reader's language."""

    version: str
    purpose: str
    law: str
    adopted: date


@cache
def _content(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def consent(file: Path = FILE) -> Consent:
    """The words of this room, or of another one that asks people without an account."""
    content, language = _content(file), reader_language()
    law = content["law"]
    return Consent(content["version"], content[f"purpose_{language}"], law[f"name_{language}"], law["adopted"])
