"""What somebody else does with prepared offers: a process beside the first one, or a worker on another machine."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

from cungcau.engines.matching.evidence import Meanings
from cungcau.engines.matching.model import Need
from cungcau.engines.matching.solve import Prepared, Proposals, RefusedBefore

Block = tuple[Sequence[Need], Meanings]
_FIRST = Lock()


class Best(NamedTuple):
    """The best offer for a need."""

    offer: str
    score: int


def matched(prepared: Prepared, block: Block) -> list[Proposals]:
    """All that is found for the needs of a block."""
    return list(_ready(prepared).proposals(*block))


def best_of(prepared: Prepared, block: tuple[Sequence[Need], Meanings, RefusedBefore]) -> list[Best | None]:
    """The best offer for each need of a block, and nothing of the reasons: they may be a thousand times as much."""
    return [_best(found) for found in _ready(prepared).proposals(*block)]


def _ready(prepared: Prepared) -> Prepared:
    """Several workers share the cores of a machine; of several threads the first makes what all need."""
    prepared.threads = 1
    with _FIRST:
        return prepared.warm()


def _best(found: Proposals) -> Best | None:
    return next((Best(match.offer, match.score) for match in found.matches), None)
