"""What somebody else does with prepared offers: a process beside the first one, or a worker on another machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Lock
from typing import NamedTuple

from cungcau.engines.matching.collection import Collection, told_by
from cungcau.engines.matching.evidence import Meanings
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.latent import Vectors
from cungcau.engines.matching.model import Need, Offer, Params, Problem
from cungcau.engines.matching.solve import Prepared, Proposals, RefusedBefore
from cungcau.engines.meaning import Meaning, Space

Block = tuple[Sequence[Need], Meanings]
_FIRST = Lock()


class Best(NamedTuple):
    """The best offer for a need."""

    offer: str
    score: int


class Apart(NamedTuple):
    """A need with offers of its own, what these mean, and where the need stands among that."""

    need: Need
    offers: Sequence[Offer]
    refused: frozenset[str]
    near: Space | None
    vector: Vectors | None

    @classmethod
    def of(cls, need: Need, offers: Sequence[Offer], refused: frozenset[str], meaning: Meaning | None) -> Apart:
        """Read by who has the sentence model; the order is that of a collection."""
        ordered = sorted(offers, key=lambda offer: offer.key)
        near = meaning.space([told_by(offer) for offer in ordered]) if meaning else None
        [vector] = meaning.questions(near, [told_by(need)]) if meaning and near else [None]
        return cls(need, ordered, refused, near, vector)


class Rules(NamedTuple):
    """By what all needs are compared."""

    knowledge: Knowledge
    params: Params
    today: date


def matched(prepared: Prepared, block: Block) -> list[Proposals]:
    """All that is found for the needs of a block."""
    return list(_ready(prepared).proposals(*block))


def best_of(prepared: Prepared, block: tuple[Sequence[Need], Meanings, RefusedBefore]) -> list[Best | None]:
    """The best offer for each need of a block, and nothing of the reasons: they may be a thousand times as much."""
    return [_best(found) for found in _ready(prepared).proposals(*block)]


def best_apart(rules: Rules, block: Sequence[Apart]) -> list[Best | None]:
    """The same for needs that bring their own offers, which are analysed here."""
    return [_best_apart(rules, one) for one in block]


def _best_apart(rules: Rules, asked: Apart) -> Best | None:
    collection = Collection.build(asked.offers, knowledge=rules.knowledge)
    collection.near = asked.near
    problem = Problem((), tuple(asked.offers), today=rules.today, statistics=collection)
    [found] = Prepared(problem, rules.params).proposals([asked.need], [asked.vector], {asked.need.key: asked.refused})
    return _best(found)


def _ready(prepared: Prepared) -> Prepared:
    """Several workers share the cores of a machine; of several threads the first makes what all need."""
    prepared.threads = 1
    with _FIRST:
        return prepared.warm()


def _best(found: Proposals) -> Best | None:
    return next((Best(match.offer, match.score) for match in found.matches), None)
