"""Sentences for remarks: what is wrong, and how to mend it, in the language that is spoken now.

Each face brings the gettext it speaks with: the pages Django's, the terminal its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from cungcau.exchange import file_words, telling
from cungcau.kit.tables.refusals import KINDS
from cungcau.vocabulary.tables import scheme_rows

Say = Callable[[str], str]
# Code -> (problem, how to mend it). What stands in braces comes from the facts.
WORDS = {**file_words.WORDS, **telling.WORDS}
ENCODINGS = {
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
    "latin-1": "8-bit (TCVN3/VNI)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
}
LISTED = 8


def tongue() -> str:
    """The language that is spoken: "vi" or "en"."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def heading_of(column: Any) -> str:
    """What the reader calls a column."""
    return str(column.en if tongue() == "en" else column.vi)


def sentence(text: str, facts: Mapping[str, Any], say: Say = gettext) -> str:
    """The text in the language, with the facts in their places; "" stays so."""
    return say(text).format_map(_Facts(facts, say)) if text else ""


class _Facts(dict[str, str]):
    """Facts as words: lists joined and cut, numbers in the language, kinds of files named."""

    def __init__(self, facts: Mapping[str, Any], say: Say) -> None:
        super().__init__()
        self._facts, self._say = facts, say

    def __missing__(self, name: str) -> str:
        value = self._facts.get(name, "")
        spoken = SPOKEN.get(name)
        return spoken(str(value), self._say) if spoken else _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return _listed([str(each) for each in value])
    return _plain_number(value) if isinstance(value, float) else " ".join(str(value).split())


def _plain_number(value: float) -> str:
    """Without thousands separators: the point is to say what was read."""
    text = str(int(value)) if value.is_integer() else str(value)
    return text if tongue() == "en" else text.replace(".", ",")


def _scheme_name(key: str, _say: Say) -> str:
    row = next((row for row in scheme_rows() if row.key == key), None)
    if row is None:
        return key
    return row.name_en if tongue() == "en" else row.name_vi


def _listed(words: list[str]) -> str:
    shown = ", ".join(words[:LISTED])
    return f"{shown}, …" if len(words) > LISTED else shown


SPOKEN: dict[str, Callable[[str, Say], str]] = {
    "type": lambda kind, say: say(KINDS.get(kind, kind)),
    "scheme": _scheme_name,
    "expected": lambda column, say: say(telling.ROWS[column]),
    "encoding": lambda codec, _say: ENCODINGS.get(codec, codec),
}
