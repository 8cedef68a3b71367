"""Blocks of work for the workers of a Dask cluster (docs/run/cluster.md).

What they need for all blocks travels once, and every worker keeps it. A worker that dies in the middle costs its block, which
the scheduler gives to another. Workers import this module, so it needs nothing but the engines.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cungcau import __version__
from cungcau.engines.matching.model import Params

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Held = TypeVar("Held")
Block = TypeVar("Block")
Found = TypeVar("Found")
Work = Callable[[Held, Block], Found]
Future = Any  # of an optional package

SECONDS = 10  # for a scheduler to answer, and for a first worker to be there
AHEAD = 4  # blocks a thread that may be under way or wait for an earlier one
LOSSES = 3  # of all workers at once, after which it is no accident


class Engine(NamedTuple):
    """What must be the same on every worker: the release, the set of weights, and the very files of the engine."""

    release: str
    weights: str
    files: str


class Unusable(Exception):
    """Why the cluster cannot be used, as a code with facts; who asked for it finds the words."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


class OtherEngine(Exception):
    """A worker that came later runs another engine."""


@cache
def engine() -> Engine:
    digest = hashlib.sha256()
    for path, file in sorted(_files(files("cungcau.engines"), "")):
        digest.update(path.encode() + b"\0" + file.read_bytes())
    return Engine(__version__, Params().version, digest.hexdigest()[:12])


def _files(folder: Traversable, before: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{before}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, path)
        elif entry.name.endswith((".py", ".csv")):
            yield path, entry


def _done(work: Work[Held, Block, Found], held: Held, block: Block, wanted: Engine) -> Found:
    """What a worker does."""
    if engine() != wanted:
        raise OtherEngine
    return work(held, block)


class Cluster:
    """The cluster at an address. Raises Unusable when it cannot be used."""

    def __init__(self, address: str, patience: float | None = None) -> None:
        """`patience`: seconds in which what was found for the next block must be there; None: as long as it takes."""
        self._patience = patience
        try:
            distributed = _package()
        except ImportError:
            raise Unusable("cluster_not_installed") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it means for the run is said in our words
        self._killed = distributed.scheduler.KilledWorker
        try:
            _aside(_call, address)
            self._client = distributed.Client(address, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as error:  # TypeError: tls without certificates
            raise Unusable("cluster_silent", address=address, detail=str(error)) from None
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    def _check(self) -> None:
        """Every worker runs the engine that runs here."""
        try:
            self._client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError:
            raise Unusable("cluster_empty") from None
        told = self._client.run(engine, on_error="return")
        others = sorted(worker for worker, answer in told.items() if answer != engine())
        if others:
            raise Unusable("cluster_other_engine", workers=others)

    @property
    def workers(self) -> int:
        """How many there are at the moment."""
        return len(self._threads())

    def spread(self, held: Held, blocks: Iterable[Block], work: Work[Held, Block, Found]) -> Iterator[Found]:
        """What was found for each block, in the order of the blocks. `held`: what the work on every block needs."""
        try:
            yield from self._spread(held, iter(blocks), work)
        except (OSError, RuntimeError) as error:
            if self._client.status == "running":
                raise
            raise Unusable("cluster_lost", detail=str(error)) from None

    def _spread(self, held: Held, blocks: Iterator[Block], work: Work[Held, Block, Found]) -> Iterator[Found]:
        under_way: deque[tuple[Future, Block]] = deque()
        there, losses = self._there(held), 0

        def begun(block: Block) -> tuple[Future, Block]:
            return self._client.submit(_done, work, there, block, engine(), pure=False), block

        try:
            while True:
                while len(under_way) < self._most() and (block := next(blocks, None)) is not None:
                    under_way.append(begun(block))
                if not under_way:
                    return
                try:
                    found = self._found(under_way[0][0])
                except CancelledError:  # gone with all workers that held what is needed
                    losses += 1
                    if losses >= LOSSES:
                        raise Unusable("workers_keep_dying") from None
                    there = self._there(held)
                    under_way = deque(begun(block) for _, block in under_way)
                else:
                    under_way.popleft()
                    yield found
        finally:
            self._client.cancel([future for future, _ in under_way], force=True)

    def _there(self, held: Any) -> Future:
        """What is needed for every block, on every worker."""
        try:
            [there] = self._client.scatter([held], broadcast=True, hash=False)
        except TimeoutError:  # no worker is left, and none has come
            if self._client.status != "running":
                raise
            raise Unusable("cluster_empty") from None
        return there

    def _most(self) -> int:
        return AHEAD * max(sum(self._threads().values()), 1)

    def _threads(self) -> dict[str, int]:
        """Of each worker."""
        found: dict[str, int] = self._client.nthreads()
        return found

    def _found(self, future: Future) -> Any:
        try:
            return future.result(self._patience)
        except TimeoutError:
            if self._client.status != "running":
                raise
            raise Unusable("cluster_slow", seconds=self._patience) from None
        except self._killed:
            raise Unusable("workers_keep_dying") from None
        except OtherEngine:
            raise Unusable("cluster_other_engine", workers=[future.key]) from None

    def close(self) -> None:
        self._client.close()


def _aside(call: Callable[[str], Coroutine[Any, Any, None]], address: str) -> None:
    """Run a coroutine to its end in a thread of its own: the caller's may have a loop at work."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(call(address))).result()


async def _call(address: str) -> None:
    """Raises what is wrong; a client that did not come to be would wait for itself at the end of the program."""
    arguments = _package().Security().get_connection_args("client")
    line = await _package(".comm").connect(address, timeout=SECONDS, **arguments)
    await line.close()


def _package(part: str = "") -> Any:
    """Optional, and without types."""
    return import_module(f"distributed{part}")
