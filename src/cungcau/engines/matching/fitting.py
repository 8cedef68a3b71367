"""How well an offer can fit each of many needs, at the very most: what the subject can reach, and all other parts.

Needs that ask alike in one part (the same forms of transfer, the same codes) are answered together, by the evidence of `score`
for one of them; and what the parts make together is reckoned by `score` as well. Never less than the score of the pair, because
all parts are as there, but for the subject (`hearing`), a budget, which is taken for one without an end, and specifications that
the offer may speak of, which are taken as met; and because a part that is better met never lowers a score. Only specifications
could: where what is met counts less than what is not (`firm` below `share`), the difference is added.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Evidence, Floats, Ints, PartOfScore, Question
from cungcau.engines.matching.model import Money, Need, Params
from cungcau.engines.matching.score import TABLE, score_about, scored
from cungcau.engines.matching.specifications import SILENT, wanted_rows

SURELY = 1e-4  # points
OTHERS = TABLE[1:]  # the subject stands first

Kinds = NDArray[np.int32]


def _same(need: Need) -> Need:
    return need


def _endless(need: Need) -> Need:
    return replace(need, budget=Money(0.0, None, need.budget.currency))


class Alike(NamedTuple):
    """What makes two needs alike in one part, and the need that stands for all of them."""

    by: Callable[[Need], Hashable]
    standing: Callable[[Need], Need] = _same


ALIKE = {
    "classification": Alike(lambda need: (need.fields, need.ipc, need.sectors, need.sdg)),
    "specifications": Alike(lambda need: tuple(row.parameter for row, _weight in wanted_rows(need))),
    "readiness": Alike(lambda need: need.trl_min),
    "mode": Alike(lambda need: need.modes),
    "budget": Alike(lambda need: need.budget.currency, _endless),
    "place": Alike(lambda need: (need.zone, need.province, need.in_park)),
    "freshness": Alike(lambda need: ()),
}


class Asking:
    """What needs ask in each part, each kind of it once. Only ever grows."""

    def __init__(self) -> None:
        self._numbers: tuple[dict[Hashable, int], ...] = tuple({} for _ in OTHERS)
        self._standing: tuple[list[Need], ...] = tuple([] for _ in OTHERS)

    def kinds(self, needs: Sequence[Need]) -> Kinds:
        """Needs × parts: the number of what is asked there, -1 where nothing is."""
        found = np.full((len(needs), len(OTHERS)), -1, np.int32)
        for at, need in enumerate(needs):
            for place, part in enumerate(OTHERS):
                if part.asked(need):
                    found[at, place] = self._kind(place, ALIKE[part.code], need)
        return found

    def _kind(self, place: int, alike: Alike, need: Need) -> int:
        numbers, key = self._numbers[place], alike.by(need)
        if key not in numbers:
            numbers[key] = len(numbers)
            self._standing[place].append(alike.standing(need))
        return numbers[key]

    def at_most(self, about: Floats, kinds: Kinds, side: Side) -> Ints:
        """The score that an offer can reach with each need. `about`: of each the value of the subject."""
        found = np.zeros(len(kinds), np.int64)
        evidence = [self._evidence(place, side) if (kinds[:, place] >= 0).any() else None for place in range(len(OTHERS))]
        asked = (kinds >= 0) @ (1 << np.arange(len(OTHERS)))
        for pattern in np.unique(asked):
            rows = np.flatnonzero(asked == pattern)
            parts, own = [TABLE[0]], [_wholly(about[rows])]
            for place, each in enumerate(evidence):
                if pattern >> place & 1 and each is not None and side.params.weights.get(OTHERS[place].code, 0) > 0:
                    parts.append(OTHERS[place])
                    own.append(_taken(each, kinds[rows, place]))
            found[rows] = _highest(tuple(parts), own, side.params)
        return found

    def _evidence(self, place: int, side: Side) -> Evidence:
        """Of the offer for each kind of what is asked in a part."""
        part, standing = OTHERS[place], self._standing[place]
        each = [_judged(part, side.question(need)) for need in standing]
        counts = [one.counts[0] if one.counts is not None else True for one in each]
        value, known, firm = (np.array([getattr(one, name)[0] for one in each]) for name in ("value", "known", "firm"))
        return Evidence(value, known, firm, np.array(counts, bool))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of many pairs: an offer on a day. `alone`: a collection of it alone, in which everything but the subject is
    judged: no part of that depends on other offers, whose tables would have to be made."""

    alone: Collection
    params: Params
    today: date

    def question(self, need: Need) -> Question:
        return Question(need, self.alone, np.zeros(1, np.int64), self.params, self.today)


def highest_of(question: Question, about: float) -> int:
    """The same of one need, all other parts as they are."""
    return int(np.floor(score_about(question, _wholly(np.array([about]))).total[0] + SURELY + 0.5))


def _wholly(value: Floats) -> Evidence:
    return Evidence(value, np.ones_like(value), firm=value)


def _judged(part: PartOfScore, question: Question) -> Evidence:
    if part.code != "specifications":
        return part.evidence(question)
    if all(chosen[0] == SILENT for _row, _rank, chosen in question.specifications.answers):
        return part.evidence(question)
    return _wholly(np.ones(1))


def _taken(evidence: Evidence, kinds: Kinds) -> Evidence:
    counts = None if evidence.counts is None else evidence.counts[kinds]
    return Evidence(evidence.value[kinds], evidence.known[kinds], evidence.firm[kinds], counts)


def _highest(parts: tuple[PartOfScore, ...], found: Sequence[Evidence], params: Params) -> Ints:
    together = scored(parts, found, params)
    total = together.total
    for place, part in enumerate(parts):
        if part.code == "specifications":
            total = total + together.of[place] * np.maximum(together.share - together.firm, 0.0)
    highest: Ints = np.floor(total + SURELY + 0.5).astype(np.int64)
    return highest
