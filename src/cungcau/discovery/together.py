"""All needs against all offers on a Dask cluster, where the point has one: the same standings, found by many.

It is done in turns, between which the worker does what people wait for. In each turn the offers are prepared once and given to
every worker of the cluster once; needs are read block by block, and written down as they come back.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cungcau.discovery.bridge import as_need
from cungcau.discovery.knowledge import knowledge
from cungcau.discovery.problems import all_offers, likely_offers
from cungcau.discovery.queries import params, rows_of
from cungcau.discovery.standings import refused_pairs, write_down
from cungcau.discovery.vectors import meaning
from cungcau.engines.matching import Prepared
from cungcau.engines.matching.blocks import Apart, Best, Rules, best_apart, best_of
from cungcau.kit.cluster import Cluster, Unusable
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing

log = structlog.get_logger("discovery")

SECONDS = 60.0  # of a turn, after which no more needs are given out
BLOCK = 32  # needs that one worker is given at a time
FEW = 4  # of needs that bring their own offers, where there are too many to hold them all
PATIENCE = 300  # seconds for one block, in which nobody is at work for the point; others may use the cluster as well
TELL = 10.0  # seconds between two lines of the log
JOB = "cungcau.discovery.tasks.reckon_together"

Found = list[Best | None]


@dataclass
class Turn:
    """What came of a turn that began at a moment: needs up to the row `last` are compared; `is_last`: none is left. `fault`: why
    the cluster could not go on, as a code with facts."""

    begun: datetime
    last: int
    compared: int = 0
    is_last: bool = False
    fault: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def take_turn(address: str, after: int) -> Turn:
    """Compare the needs after this row. Whatever becomes of the cluster, what is written down is true."""
    turn = Turn(timezone.now(), after)
    try:
        with closing(Cluster(address, PATIENCE)) as cluster:
            _compare(turn, cluster)
    except Unusable as why:
        turn.fault, turn.facts = why.code, why.facts
        log.warning("cluster_unusable", why=why.code, compared=turn.compared, **why.facts)
    except Exception as error:  # the queue compares without a cluster, or tells the same fault
        turn.fault, turn.facts = "cluster_failed", {"detail": repr(error)}
        log.exception("cluster_failed", compared=turn.compared)
    return turn


def last_turn() -> dict[str, Any] | None:
    """What the last turn told; None where there was none lately."""
    rows = DBTaskResult.objects.filter(task_path=JOB, status=TaskResultStatus.SUCCESSFUL)
    return rows.order_by("-finished_at").values_list("return_value", flat=True).first()


def _compare(turn: Turn, cluster: Cluster) -> None:
    held, some, ask, work = _given_out()
    until, told = time.monotonic() + SECONDS, time.monotonic()
    under_way: deque[list[int]] = deque()

    def blocks() -> Iterator[Any]:
        for number, needs in enumerate(_needs_after(turn.last, some)):
            if number and time.monotonic() > until:
                return
            under_way.append([need.pk for need in needs])
            yield ask(needs)
        turn.is_last = True

    left = rows_of("need", SYSTEM).filter(pk__gt=turn.last).count()
    spread = cluster.spread(held, blocks(), work)
    for found in spread:
        rows = under_way.popleft()
        write_down(dict(zip(rows, found, strict=True)), turn.begun)
        turn.last, turn.compared = rows[-1], turn.compared + len(rows)
        if time.monotonic() > told + TELL:
            log.info("needs_compared", compared=turn.compared, of=left, workers=cluster.workers)
            told = time.monotonic()
    log.info("needs_compared", compared=turn.compared, of=left, workers=cluster.workers)


def _given_out() -> tuple[Any, int, Callable[[list[Listing]], Any], Callable[[Any, Any], Found]]:
    """What every worker gets once, how many needs it is given at a time, as what, and what it does with them."""
    whole = all_offers(SYSTEM)
    if whole is None:
        return Rules(knowledge(), params(top=1), timezone.localdate()), FEW, _with_their_offers, best_apart
    prepared = Prepared(whole, params(top=1))
    return prepared, BLOCK, partial(_alone, prepared), best_of


def _needs_after(row: int, some: int) -> Iterator[list[Listing]]:
    while needs := list(rows_of("need", SYSTEM).filter(pk__gt=row).order_by("pk")[:some]):
        yield needs
        row = needs[-1].pk


def _alone(prepared: Prepared, needs: list[Listing]) -> Any:
    """Each is read for its meaning by itself, as where it is compared by itself."""
    asked = [as_need(need, SYSTEM) for need in needs]
    vectors = [vector for one in asked for vector in prepared.meanings([one])]
    return asked, vectors, {need.pid: _refused(need) for need in needs}


def _with_their_offers(needs: list[Listing]) -> list[Apart]:
    return [Apart.of(as_need(need, SYSTEM), likely_offers(need, SYSTEM), _refused(need), meaning()) for need in needs]


def _refused(need: Listing) -> frozenset[str]:
    return frozenset(offer for _need, offer in refused_pairs(need))
