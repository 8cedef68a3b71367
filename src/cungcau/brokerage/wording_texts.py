"""Templates of agreements: the shipped ones, their placeholders, and how a text is taken apart.

A line that begins with "# " is the title, one with "## " a heading, any other a paragraph. `{word}` is filled from the case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("wordings")
SHIPPED_ON = date(2026, 11, 30)
LANGUAGES = ("vi", "en")
# Which templates an agreement of a kind can be written from.
FORMS = {"nda": ("nda_mutual", "nda_one_way"), "mou": ("mou",), "loi": ("loi",)}
EVERY_FORM = tuple(form for forms in FORMS.values() for form in forms)
PLACEHOLDERS = (
    "ref", "case", "point", "day", "goal", "technology", "starts_on", "ends_on", "party_1", "tax_code_1", "address_1", "party_2",
    "tax_code_2", "address_2",
)  # fmt: skip
BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
BLANK = "…………"


class Block(NamedTuple):
    """`kind`: title, heading or text."""

    kind: str
    words: str


class Pair(NamedTuple):
    """A block in one language, and beside it in the other; `right` is empty in papers of one language."""

    kind: str
    left: str
    right: str


def shipped(form: str, language: str) -> str:
    return (FOLDER / f"{form}.{language}.txt").read_text(encoding="utf-8")


def unknown_in(text: str) -> list[str]:
    """What stands in braces and is no placeholder, in its order; a brace without its partner too."""
    found = [match[1] if match[1] is not None else match[0] for match in BRACES.finditer(text)]
    return list(dict.fromkeys(name for name in found if name not in PLACEHOLDERS))


def filled(text: str, values: Mapping[str, str]) -> str:
    """What is not known stays a dotted line to be written on. What the values hold is never read as a placeholder."""
    return BRACES.sub(lambda match: values.get(match[1] or "", "") or BLANK, text)


def blocks(text: str) -> list[Block]:
    found = []
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.strip()
        if words.startswith("## "):
            found.append(Block("heading", words[3:].strip()))
        elif words.startswith("# "):
            found.append(Block("title", words[2:].strip()))
        elif words:
            found.append(Block("text", words))
    return found


def side_by_side(left: str, right: str = "") -> list[Pair]:
    """Block by block; where one text has more, the other stays empty there."""
    pairs = zip_longest(blocks(left), blocks(right))
    return [Pair((a or b).kind, a.words if a else "", b.words if b else "") for a, b in pairs]  # type: ignore[union-attr]
