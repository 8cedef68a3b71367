"""Between a row and the value that the engine knows: which parts people write, what differs, what is searched."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from cungcau.engines.common.text import fold
from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus.model import COLUMNS
from cungcau.engines.thesaurus.validation import same_label

PARTS = tuple(column for column in COLUMNS if column != "id")
LINKS = ("broader", "related", "solves", "used_in")
DERIVED = ("spelt", "folded", "sort_vi", "sort_en")
WORDS = 120  # characters of a label that are sorted by

Differences = dict[str, list[Any]]  # part → [before, after], as plain values


def idea_of(row: Any) -> Idea:
    """The row as the engine's value."""
    return Idea(row.key, **{part: getattr(row, part) for part in PARTS})


def write_onto(row: Any, idea: Idea) -> None:
    """Put the parts onto the row, and what is derived from them; nothing is saved."""
    for part in PARTS:
        setattr(row, part, getattr(idea, part))
    labels = [same_label(label) for label in dict.fromkeys(idea.labels("vi") + idea.labels("en"))]
    row.spelt = searched(labels)
    row.folded = fold(row.spelt)
    row.sort_vi, row.sort_en = fold(idea.vi)[:WORDS], fold(idea.en)[:WORDS]


def searched(labels: Any) -> str:
    """Labels so that a word is found by its beginning (" pum") and a label as a whole ("| heat pump |")."""
    return f"| {' | '.join(labels)} |"


def mark_of(idea: Idea) -> str:
    """Says whether two ideas are written the same. A part that later versions add leaves the mark as long as it is empty."""
    written = "\n".join(f"{part}={_plain(getattr(idea, part))}" for part in PARTS if getattr(idea, part))
    return sha256(written.encode()).hexdigest()


def differences(before: Idea | None, after: Idea) -> Differences:
    """The parts that differ; of a new idea all that are said."""
    found = {part: [_plain(getattr(before, part, "")), _plain(getattr(after, part))] for part in PARTS}
    return {part: pair for part, pair in found.items() if (pair[0] or pair[1]) and pair[0] != pair[1]}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
