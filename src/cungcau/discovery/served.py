"""Which needs a new offer fits: those of a problem, their texts read once in each process and again where one says otherwise.

What it answers is what `solve` answers; only most needs need not be weighed for it.
"""

from __future__ import annotations

import threading
from typing import Any

from cungcau.engines.matching import Collection, Fit, Need, Params, Problem, Waiting
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.solve import collection_of

MOST = 5000  # needs that are held; where more have come one after the other, those asked now are read anew

_LOCK = threading.Lock()
_HOLDER: dict[str, tuple[Knowledge, Waiting]] = {}


def needs_served(problem: Problem, params: Params, **asked: Any) -> list[Fit]:
    """The needs of a problem that its only offer fits, the best first. Refused pairs are left out; `asked`: what
    `Waiting.served_by` may be asked besides."""
    (offer,) = problem.offers
    collection = collection_of(problem)
    with _LOCK:
        waiting = _waiting(problem.needs, collection)
        asked["but"] = _others(problem, waiting) | set(asked.get("but", ()))
        return waiting.served_by(offer, collection, params, problem.today, **asked)


def _waiting(needs: tuple[Need, ...], collection: Collection) -> Waiting:
    """With these needs as this reader may see them now, and maybe others."""
    known, held = _HOLDER.get("needs", (None, Waiting()))
    if known is not collection.knowledge or len(held) > MOST:
        held = Waiting.build(needs, collection)
    elif changed := [need for need in needs if held.need(need.key) != need]:
        held = held.replace(changed, collection)
    _HOLDER["needs"] = collection.knowledge, held
    return held


def _others(problem: Problem, waiting: Waiting) -> set[str]:
    """Held needs that the problem does not ask about, and those for which the offer was refused."""
    return waiting.keys() - {need.key for need in problem.needs} | {need for need, _offer in problem.refused_pairs}
