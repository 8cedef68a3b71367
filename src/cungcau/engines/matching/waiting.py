"""Needs that wait for offers: which of them does a new offer fit?

The way back of `solve`: one offer and very many needs. Keep one per process:

    waiting = Waiting.build(needs, collection)           # once: their texts are read
    waiting = waiting.replace([changed_need], collection).without({"k3f9x2a7"})
    waiting.served_by(offer, collection, params, today)  # the needs that it fits, the best first

Of every need it is first found how well the offer can fit it at the very most (`fitting`, `hearing`), by a few sparse products
over what both say; only those that may reach the floor are weighed, by the same code as ever. So nothing is missed, and the
scores are those of `solve`.
"""

from __future__ import annotations

from collections.abc import Collection as Keys
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

import numpy as np

from cungcau.engines.matching import constraints, subject
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Floats, Ints, Question, meanings_of, queries_of
from cungcau.engines.matching.fitting import Asking, Side, highest_of
from cungcau.engines.matching.hearing import Block, Heard
from cungcau.engines.matching.model import Need, Offer, Params
from cungcau.engines.matching.readings import Numbers, Reading, read, texts_of
from cungcau.engines.matching.score import score_about

AT_ONCE = 16  # needs that are weighed before it is asked again whether the next could be better
BATCHES = 8  # in which needs that came later may stand; then all are put together


class Fit(NamedTuple):
    """A need that an offer fits, and how well."""

    need: str
    score: int


class _Batch:
    """Needs that came together, with what they ask and say."""

    def __init__(self, told: Sequence[tuple[Need, Reading]], numbers: Numbers, asking: Asking) -> None:
        self.told = told
        self.kinds = asking.kinds([need for need, _reading in told])
        self.block = Block([reading for _need, reading in told], numbers)


class Waiting:
    """Never changes; `replace` and `without` give another one that shares what was read."""

    def __init__(
        self, batches: tuple[tuple[_Batch, Ints], ...] = (), numbers: Numbers | None = None, asking: Asking | None = None
    ) -> None:
        """`batches`: each with the places in it of the needs that still wait."""
        self._batches = batches
        self._numbers = Numbers() if numbers is None else numbers
        self._asking = asking or Asking()
        self._read: dict[str, tuple[Need, Reading]] = {
            batch.told[at][0].key: batch.told[at] for batch, kept in batches for at in map(int, kept)
        }

    def keys(self) -> Set[str]:
        return self._read.keys()

    def need(self, key: str) -> Need | None:
        """As it waits here."""
        return self._read[key][0] if key in self._read else None

    @classmethod
    def build(cls, needs: Iterable[Need], collection: Collection) -> Waiting:
        """`collection`: offers, by whose knowledge of language the needs are read; it may be asked about others of the same."""
        return cls().replace(needs, collection)

    def __len__(self) -> int:
        return len(self._read)

    def replace(self, needs: Iterable[Need], collection: Collection) -> Waiting:
        """With these needs added, or put in the place of those with the same keys. Only texts that have changed
        are read."""
        fresh = {need.key: (need, self._reading(need, collection)) for need in needs}
        kept = self.without(fresh)
        if len(kept._batches) >= BATCHES:
            kept, fresh = Waiting(numbers=self._numbers, asking=self._asking), kept._read | fresh
        if not fresh:
            return kept
        batch = _Batch(list(fresh.values()), self._numbers, self._asking)
        return Waiting((*kept._batches, (batch, np.arange(len(fresh)))), self._numbers, self._asking)

    def _reading(self, need: Need, collection: Collection) -> Reading:
        """As it was read before, where it says the same."""
        if (held := self._read.get(need.key)) and texts_of(held[0]) == texts_of(need):
            return held[1]
        return read(need, collection.knowledge, self._numbers, collection.index)

    def without(self, keys: Keys[str]) -> Waiting:
        batches = []
        for batch, kept in self._batches:
            staying = np.array([at for at in kept.tolist() if batch.told[at][0].key not in keys], np.int64)
            if len(staying):
                batches.append((batch, staying))
        return Waiting(tuple(batches), self._numbers, self._asking)

    def served_by(
        self,
        offer: Offer,
        collection: Collection,
        params: Params,
        today: date,
        *,
        but: Keys[str] = frozenset(),
        above: Mapping[str, int] | None = None,
        most: int | None = None,
    ) -> list[Fit]:
        """The needs that an offer fits by `params.floor` or better, the best first and of equals by key; `most` of them at most.

        `but`: needs that are not asked. `above`: of some needs a score that it has to exceed, such as they have already.
        """
        if not collection.holds(offer):
            collection = collection.replace([offer])
        row = collection.position[offer.key]
        alone = Collection([(offer, collection.documents[row])], collection.vocabulary, collection.knowledge)
        side, least = Side(alone, params, today), above or {}
        keys, about, highest = self._at_most(row, collection, side)
        floors = np.array([max(params.floor, least.get(key, -1) + 1) for key in keys], np.int64)
        hopeful = [int(at) for at in np.argsort(-highest, kind="stable") if highest[at] >= floors[at] and keys[at] not in but]
        found: list[Fit] = []
        for start in range(0, len(hopeful), AT_ONCE):
            block = hopeful[start : start + AT_ONCE]
            if most is not None and len(found) >= most and found[most - 1].score > highest[block[0]]:
                break
            asked = {at: side.question(self._read[keys[at]][0]) for at in block}
            close = [at for at in block if _may_reach(int(floors[at]), asked[at], about[at])]
            scores = _scores([asked[at] for at in close], row, collection)
            found += [Fit(keys[at], each) for at, each in zip(close, scores, strict=True) if each >= floors[at]]
            found.sort(key=lambda fit: (-fit.score, fit.need))
        return found[:most]

    def _at_most(self, row: int, collection: Collection, side: Side) -> tuple[list[str], Floats, Ints]:
        """The needs, what the subject of each can reach with the offer, and what the score can."""
        heard = Heard.of(row, collection, self._numbers)
        keys: list[str] = []
        about, highest = [np.zeros(0)], [np.zeros(0, np.int64)]
        for batch, kept in self._batches:
            keys += [batch.told[at][0].key for at in kept.tolist()]
            about.append(np.minimum(batch.block.at_most(heard)[kept], 1.0))
            highest.append(self._asking.at_most(about[-1], batch.kinds[kept], side))
        return keys, np.concatenate(about), np.concatenate(highest)


def _may_reach(floor: int, question: Question, about: float) -> bool:
    """Before the text of a need is read against the offers: no rule forbids the pair, and all other parts allow the score."""
    allowed = constraints.refusals(question, frozenset())[0] == constraints.ALLOWED
    return bool(allowed and highest_of(question, about) >= floor)


def _scores(asked: Sequence[Question], row: int, collection: Collection) -> list[int]:
    """Of each need with the offer; the texts are read together, and against all offers."""
    needs, rows = [question.need for question in asked], np.array([row])
    queries = queries_of(needs, collection, meanings_of(needs, collection))
    found = []
    for question, query in zip(asked, queries, strict=True):
        told = Question(question.need, collection, rows, question.params, question.today, query)
        found.append(int(score_about(question, subject.evidence(told)).score[0]))
    return found
