"""What differs between two versions: words of texts, rows of tables, codes of lists. Pure Python: no Django, no database.

words(old, new)   -> pieces; those that are not "new" are the old text, those that are not "gone" the new one
rows(old, new)    -> changes; those with a new side are the new rows in their order, those with an old side the old rows
lines(old, new)   -> pieces that are whole lines
codes(old, new)   -> what went, what came, what stayed
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Kind = Literal["same", "gone", "new"]
Row = Mapping[str, Any]

# A word is a syllable with its marks (composed or not), or a number with its separators.
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[_]+")
MOST_PAIRS = 400_000  # equal words of both sides; beyond, frequent words are no anchors, so that time stays bounded
ALIKE = 0.6  # from here on two names are one parameter, renamed


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `kind` says whether both versions have it."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class RowChange:
    """A row before and after; None where there was or is none. `cells` are the columns that differ."""

    old: Row | None
    new: Row | None
    cells: frozenset[str] = frozenset()

    @property
    def kind(self) -> Literal["same", "changed", "gone", "new"]:
        if self.old is None:
            return "new"
        if self.new is None:
            return "gone"
        return "changed" if self.cells else "same"


@dataclass(frozen=True)
class RowChanges:
    """`lines` in the order of the new version; what went stands where it stood. `moved`: rows that stayed changed places."""

    lines: tuple[RowChange, ...]
    moved: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.moved and all(line.kind == "same" for line in self.lines)


@dataclass(frozen=True)
class CodeChanges:
    gone: tuple[str, ...]
    new: tuple[str, ...]
    same: tuple[str, ...]


def words(old: str, new: str) -> list[Piece]:
    """The two texts cut into stretches that they share and stretches that only one has; spaces and signs go with the words."""
    left, right = list(WORD.finditer(old)), list(WORD.finditer(new))
    pieces = _Pieces()
    at_old = at_new = 0
    blocks = _anchors([one[0] for one in left], [one[0] for one in right])
    for start, start_new, size in _kept(blocks, len(left), len(right)):
        for one, other in zip(left[start : start + size], right[start_new : start_new + size], strict=True):
            pieces.between(old[at_old : one.start()], new[at_new : other.start()])
            pieces.add("same", one[0])
            at_old, at_new = one.end(), other.end()
    pieces.between(old[at_old:], new[at_new:])
    return pieces.done


class _Pieces:
    """Pieces in the making; neighbours of one kind grow together."""

    def __init__(self) -> None:
        self.done: list[Piece] = []

    def add(self, kind: Kind, text: str) -> None:
        if not text:
            return
        if self.done and self.done[-1].kind == kind:
            text = self.done.pop().text + text
        self.done.append(Piece(kind, text))

    def between(self, old: str, new: str) -> None:
        """What lies between two words that both have; the spaces and signs that it begins and ends with may be shared."""
        if old == new:
            self.add("same", old)
            return
        head = _shared(old, new)
        tail = _shared(old[head:][::-1], new[head:][::-1])
        self.add("same", old[:head])
        self.add("gone", old[head : len(old) - tail])
        self.add("new", new[head : len(new) - tail])
        self.add("same", old[len(old) - tail :] if tail else "")


def _shared(old: str, new: str) -> int:
    """How many signs, none of them a letter or digit, both begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other or WORD.match(one):
            break
        count += 1
    return count


Block = tuple[int, int, int]  # where it begins in the old words, in the new ones, and how many words


def _anchors(old: list[str], new: list[str]) -> list[Block]:
    """The runs of words that both have, in order."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    counts, others = Counter(inner_old), Counter(inner_new)
    crowded = sum(count * others[word] for word, count in counts.items()) > MOST_PAIRS
    if crowded:  # only what is told apart by being rare is compared
        inner_old, inner_new = ([word if others[word] * counts[word] <= 9 else f"{side}\0" for word in inner] for side, inner in
                                (("old", inner_old), ("new", inner_new)))  # fmt: skip
    found = SequenceMatcher(None, inner_old, inner_new, autojunk=False).get_matching_blocks()
    blocks = [(0, 0, head), *((a + head, b + head, size) for a, b, size in found), (len(old) - tail, len(new) - tail, tail)]
    return [block for block in blocks if block[2]]


def _kept(blocks: list[Block], old: int, new: int) -> list[Block]:
    """Without the small islands: a word or two between longer changes that read better as one change."""
    kept: list[Block] = []
    for place, block in enumerate(blocks):
        before = kept[-1] if kept else (0, 0, 0)
        after = blocks[place + 1] if place + 1 < len(blocks) else (old, new, 0)
        left = max(block[0] - before[0] - before[2], block[1] - before[1] - before[2])
        right = max(after[0] - block[0] - block[2], after[1] - block[1] - block[2])
        if block[2] >= min(left, right):
            kept.append(block)
    return kept


def rows(old: Sequence[Row], new: Sequence[Row], key: str) -> RowChanges:
    """Rows of one table matched by the column `key`: first those of the same name, then a renamed one that is nearly alike."""
    pairs = _matched(old, new, key)
    lines: list[RowChange] = []
    partner = {mine: other for other, mine in pairs.items()}
    gone = [place for place in range(len(old)) if place not in pairs]
    for place, row in enumerate(new):
        before = partner.get(place)
        lines += [RowChange(old[one], None) for one in gone if before is not None and one < before]
        gone = [one for one in gone if before is None or one > before]
        lines.append(_change(old[before], row) if before is not None else RowChange(None, row))
    lines += [RowChange(old[one], None) for one in gone]
    order = [partner[place] for place in range(len(new)) if place in partner]
    return RowChanges(tuple(lines), moved=order != sorted(order))


def _change(old: Row, new: Row) -> RowChange:
    return RowChange(old, new, frozenset(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)))


def _matched(old: Sequence[Row], new: Sequence[Row], key: str) -> dict[int, int]:
    """Place in the old rows → place in the new ones."""
    pairs: dict[int, int] = {}
    free = list(range(len(new)))
    for same in (lambda one, other: one == other, lambda one, other: _name(one, key) == _name(other, key)):
        for place, row in enumerate(old):
            if place not in pairs and (found := next((one for one in free if same(row, new[one])), None)) is not None:
                pairs[place] = found
                free.remove(found)
    for place, row in enumerate(old):
        if place not in pairs and free:
            best = max(free, key=lambda one: (_likeness(row, new[one], key), -one))
            if _likeness(row, new[best], key) >= ALIKE:
                pairs[place] = best
                free.remove(best)
    return pairs


def _name(row: Row, key: str) -> str:
    return " ".join(str(row.get(key) or "").casefold().split())


def _likeness(old: Row, new: Row, key: str) -> float:
    """Of two rows with different names: how alike the names are; the same content counts as a renaming."""
    rest = {name: value for name, value in old.items() if name != key}
    if any(value not in (None, "", False) for value in rest.values()) and rest == {n: v for n, v in new.items() if n != key}:
        return 1.0
    return SequenceMatcher(None, _name(old, key), _name(new, key), autojunk=False).ratio()


def lines(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Lines of two lists, each gone, new or the same as a whole; those that are not "new" are the old ones in their order."""
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, list(old), list(new), autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += [Piece("same", line) for line in old[a:b]]
        else:
            pieces += [*(Piece("gone", line) for line in old[a:b]), *(Piece("new", line) for line in new[c:d])]
    return pieces


def codes(old: Iterable[str], new: Iterable[str]) -> CodeChanges:
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    return CodeChanges(
        gone=tuple(one for one in before if one not in after),
        new=tuple(one for one in after if one not in before),
        same=tuple(one for one in after if one in before),
    )


def in_context(pieces: Sequence[Piece], around: int = 12) -> list[Piece | None]:
    """The pieces with long shared stretches shortened to `around` words beside each change; None where words are left out."""
    shown: list[Piece | None] = []
    for place, piece in enumerate(pieces):
        found = list(WORD.finditer(piece.text))
        first, last = place == 0, place == len(pieces) - 1
        if piece.kind != "same" or len(found) <= (1 if first or last else 2) * around + 3:
            shown.append(piece)
            continue
        head = "" if first else piece.text[: found[around - 1].end()]
        tail = "" if last else piece.text[found[-around].start() :]
        shown += [*([Piece("same", head)] if head else []), None, *([Piece("same", tail)] if tail else [])]
    return shown
