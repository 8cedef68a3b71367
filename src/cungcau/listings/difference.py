"""What differs between two texts or two tables of rows, readable: what is gone, what is new, what stayed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `kind` is same, gone or new."""

    kind: str
    text: str


def word_difference(before: str, after: str) -> list[Piece]:
    """Both texts in one, word by word. The pieces that are not new make up `before`, those that are not gone `after`."""
    runs = _runs(_WORDS.findall(before), _WORDS.findall(after))
    return [Piece(kind, "".join(words)) for kind, words in runs if words]


def row_difference(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    """The same of rows, each told in words: rows are gone or new as a whole."""
    return [Piece(kind, row) for kind, rows in _runs(list(before), list(after)) for row in rows]


def _runs(old: list[str], new: list[str]) -> Iterable[tuple[str, list[str]]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, old[a:b]
        else:
            yield GONE, old[a:b]
            yield NEW, new[c:d]
