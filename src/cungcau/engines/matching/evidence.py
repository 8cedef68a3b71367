"""What every part of the score is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.matching import specifications
from cungcau.engines.matching.asking import Query, query_of
from cungcau.engines.matching.collection import Collection, told_by
from cungcau.engines.matching.latent import Vectors
from cungcau.engines.matching.meetings import Meetings, syllables_of
from cungcau.engines.matching.model import Line, Need, Params

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Meanings = Sequence[Vectors | None]
UNKNOWN = 0.3  # credit for what an offer does not say: less than nearly, more than no


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each asked offer: `value` 0–1, `known` 0–1 (how much of it was known).

    `firm`: what of the value counts even where the subjects differ; the rest counts only as far as the offer is
    about the same thing (see score.share). `counts` False where the part does not apply to the offer; its
    weight then goes to the other parts.
    """

    value: Floats
    known: Floats
    firm: Floats
    counts: NDArray[np.bool_] | None = None


class Question:
    """A need put to some rows of a collection; what several parts use is found once."""

    def __init__(
        self,
        need: Need,
        collection: Collection,
        rows: Ints,
        params: Params,
        today: date,
        query: Query | None = None,
    ) -> None:
        self.need = need
        if query is not None:
            self.query = query
        self.collection = collection
        self.rows = rows
        self.params = params
        self.today = today

    @property
    def size(self) -> int:
        return len(self.rows)

    def place_of(self, offer: int) -> int:
        """Where a row of the collection stands among the asked ones (which ascend)."""
        return int(np.searchsorted(self.rows, offer))

    @cached_property
    def query(self) -> Query:
        return query_of_need(self.need, self.collection)

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self.need, self.collection)

    @cached_property
    def syllables(self) -> set[int]:
        """Positions of words of the need that say nothing alone."""
        return syllables_of(self.query.typed, self.meetings.compounds)

    @cached_property
    def specifications(self) -> specifications.Verdict:
        place = np.full(len(self.collection), -1, np.int64)
        place[self.rows] = np.arange(self.size)
        table = self.collection.specifications
        return specifications.judge(self.need, table, place, self.size, self.params.nearly)


def query_of_need(need: Need, collection: Collection) -> Query:
    return queries_of([need], collection, meanings_of([need], collection))[0]


def queries_of(needs: Sequence[Need], collection: Collection, meanings: Meanings) -> list[Query]:
    """The needs as the collection is asked them."""
    queries = [
        query_of(
            need.title, "\n".join((need.summary, need.text, "\n".join(need.keywords))), collection.index, collection.knowledge
        )
        for need in needs
    ]
    return [replace(query, vector=vector) for query, vector in zip(queries, meanings, strict=True)]


def meanings_of(needs: Sequence[Need], collection: Collection) -> Meanings:
    """Where the needs stand among what the offers mean, read together."""
    if collection.meaning is None or collection.near is None:
        return [None] * len(needs)
    return collection.meaning.questions(collection.near, [told_by(need) for need in needs])


@dataclass(frozen=True, slots=True)
class PartOfScore:
    """One part: whether a need asks for it, its evidence for many offers, its reasons and questions for one."""

    code: str
    asked: Callable[[Need], bool]
    evidence: Callable[[Question], Evidence]
    lines: Callable[[Question, int], tuple[Line, ...]]
    questions: Callable[[Question, int], tuple[Line, ...]]


def nothing_firm(value: Floats) -> Floats:
    return np.zeros_like(value)


def unknown(code: str, **facts: Any) -> Line:
    return Line("unknown", code, facts)
