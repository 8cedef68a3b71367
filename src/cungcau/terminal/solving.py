"""Asking the engine need by need: results are written as they come, memory stays that of the offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from gettext import NullTranslations
from typing import TYPE_CHECKING, Protocol

from cungcau.engines.matching.model import Need, Offer, Params, Problem
from cungcau.terminal.language import gettext
from cungcau.terminal.meaning import Reading
from cungcau.terminal.progress import Bar, Progress

if TYPE_CHECKING:
    from cungcau.engines.matching import Prepared, Proposals
    from cungcau.engines.matching.blocks import Block

Told = Callable[[str, int, int], None]
_ = NullTranslations().gettext

PHASES = {"offers": _("analysing offers"), "meaning": _("reading for meaning"), "needs": _("matching")}
FEWEST_CANDIDATES = 200
BLOCK = 64  # needs that one of a crew is given at a time: seconds of work, so that a lost block is soon done again


class Crew(Protocol):
    """Those who match blocks of needs side by side."""

    def spread(self, prepared: Prepared, blocks: Iterable[Block]) -> Iterator[list[Proposals]]:
        """What was found for the needs of each block, in the order of the blocks."""


@contextmanager
def crew_of(jobs: int, address: str | None) -> Iterator[Crew | None]:
    """The cluster at an address, or so many processes; None where this process does it alone."""
    if address is not None:
        from cungcau.terminal.cluster import Cluster  # optional

        with closing(Cluster(address)) as cluster:
            yield cluster
    elif jobs > 1:
        from cungcau.terminal.processes import Processes  # slow

        yield Processes(jobs)
    else:
        yield None


def proposals(
    needs: Sequence[Need],
    offers: Sequence[Offer],
    top: int,
    today: date,
    progress: Progress,
    reading: Reading,
    crew: Crew | None = None,
) -> Iterator[Proposals]:
    """What was found for each need, in the order of the file; the same whoever does it."""
    from cungcau.engines.matching import Collection, propose  # slow

    params = Params(top=top, candidates=max(FEWEST_CANDIDATES, 2 * top))
    bars: dict[str, Bar] = {}

    def told(phase: str, done: int, total: int) -> None:
        if phase not in bars:
            _finish(bars)
            bars[phase] = progress.begin(gettext(PHASES.get(phase, phase)), total)
        bars[phase].reach(done)

    try:
        collection = Collection.build(offers, told, meaning=reading.meaning)
        problem = Problem(tuple(needs), tuple(offers), today=today, statistics=collection)
        for found in _together(problem, params, told, crew) if crew else propose(problem, params, progress=told):
            reading.count(found.by_meaning)
            yield found
    finally:
        _finish(bars)


def _together(problem: Problem, params: Params, told: Told, crew: Crew) -> Iterator[Proposals]:
    from cungcau.engines.matching import Prepared  # slow

    prepared, needs = Prepared(problem, params, told), problem.needs
    blocks = (needs[start : start + BLOCK] for start in range(0, len(needs), BLOCK))
    done = 0
    told("needs", done, len(needs))
    with closing(crew.spread(prepared, ((block, prepared.meanings(block)) for block in blocks))) as spread:
        for found in spread:
            yield from found
            done += len(found)
            told("needs", done, len(needs))


def _finish(bars: dict[str, Bar]) -> None:
    for bar in bars.values():
        bar.close()
