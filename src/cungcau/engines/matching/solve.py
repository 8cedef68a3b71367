"""The one entry of the engine."""

from __future__ import annotations

from collections.abc import Callable

from cungcau.engines.matching.model import Params, Problem, Result

DEFAULT = Params()


def solve(
    problem: Problem,
    params: Params = DEFAULT,
    seed: int = 0,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Result:
    """Propose the best offers for every need, with reasons.

    `stop()` is asked between blocks of needs; True ends the work with what is done.
    `progress(phase, done, total)` is told phases "offers", "needs", "matching".
    Nothing here is random; `seed` is kept in the result for the sake of the common shape of engines.
    """
    raise NotImplementedError
