"""Asking the engine, in blocks of needs, so that memory is the block's and results can be written as they come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations

from cungcau.engines.matching.model import Need, Offer, Params, Problem, Result
from cungcau.terminal.language import gettext
from cungcau.terminal.progress import Progress

_ = NullTranslations().gettext

BLOCK = 1000
MOST_CANDIDATES = 200


def results_in_blocks(
    needs: Sequence[Need], offers: Sequence[Offer], top: int, today: date, progress: Progress
) -> Iterator[Result]:
    """The results of all needs in their order; the offers are analysed once."""
    from cungcau.engines.matching import solve  # slow

    params = Params(top=top, candidates=max(MOST_CANDIDATES, 2 * top))
    with progress.bar(gettext(_("matching")), len(needs)) as told:
        for start in range(0, len(needs), BLOCK):
            block = tuple(needs[start : start + BLOCK])
            problem = Problem(block, tuple(offers), today=today)
            yield solve(problem, params)
            told(len(block))
