"""Several things in one cell: semicolons or lines between them, bars between their parts; a backslash keeps such a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BETWEEN = re.compile(r"[;\n]")
_PIECE = re.compile(r"((?:[^\\;\n]|\\.|\\\Z)*)(?:[;\n]|\Z)", re.DOTALL)
_PART = re.compile(r"((?:[^\\|]|\\.|\\\Z)*)(?:\||\Z)", re.DOTALL)
_KEPT = re.compile(r"\\([\\;|])")
_SIGNS = re.compile(r"[\\;|]")


def pieces_of(text: str) -> list[str]:
    """What stands between semicolons and line breaks, still as it was written."""
    found = _BETWEEN.split(text) if "\\" not in text else [match[1] for match in _PIECE.finditer(text)]
    return [stripped for piece in found if (stripped := piece.strip())]


def parts_of(piece: str) -> list[str]:
    """What stands between the bars of a piece."""
    if "\\" not in piece:
        return [part.strip() for part in piece.split("|")]
    found = [(match[1], match.end()) for match in _PART.finditer(piece)]
    if len(found) > 1 and found[-2][1] == len(piece) and not piece.endswith("|"):
        found.pop()  # the empty match after the end
    return [plain(part).strip() for part, _end in found]


def plain(text: str) -> str:
    """The text without the backslashes that kept its signs."""
    return _KEPT.sub(r"\1", text) if "\\" in text else text


def kept(text: str) -> str:
    """One line in which no sign cuts."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))


def joined(rows: Iterable[Iterable[str]]) -> str:
    """A cell that is read as these rows again."""
    return "; ".join("|".join(kept(part) for part in row) for row in rows)
