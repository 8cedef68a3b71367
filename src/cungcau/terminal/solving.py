"""Asking the engine need by need: results are written as they come, memory stays that of the offers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations
from typing import TYPE_CHECKING

from cungcau.engines.matching.model import Need, Offer, Params, Problem
from cungcau.terminal.language import gettext
from cungcau.terminal.progress import Bar, Progress

if TYPE_CHECKING:
    from cungcau.engines.matching import Proposals

_ = NullTranslations().gettext

PHASES = {"offers": _("analysing offers"), "needs": _("matching")}
FEWEST_CANDIDATES = 200


def proposals(needs: Sequence[Need], offers: Sequence[Offer], top: int, today: date, progress: Progress) -> Iterator[Proposals]:
    """What was found for each need, in the order of the file."""
    from cungcau.engines.matching import propose  # slow

    params = Params(top=top, candidates=max(FEWEST_CANDIDATES, 2 * top))
    problem = Problem(tuple(needs), tuple(offers), today=today)
    bars: dict[str, Bar] = {}

    def told(phase: str, done: int, total: int) -> None:
        if phase not in bars:
            _finish(bars)
            bars[phase] = progress.begin(gettext(PHASES.get(phase, phase)), total)
        bars[phase].reach(done)

    try:
        yield from propose(problem, params, progress=told)
    finally:
        _finish(bars)


def _finish(bars: dict[str, Bar]) -> None:
    for bar in bars.values():
        bar.close()
