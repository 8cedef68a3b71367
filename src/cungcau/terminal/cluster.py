"""Blocks of needs, matched by the workers of a Dask cluster (docs/run/cluster.md).

The offers travel once, prepared; every worker keeps them for the run. A worker that dies in the middle costs its block, which
the scheduler gives to another. Workers import this module, so it needs nothing but the engine.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from cungcau import __version__
from cungcau.engines.matching.model import Params
from cungcau.exchange.remarks import NothingToDo, Remark

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from cungcau.engines.matching import Prepared, Proposals
    from cungcau.terminal.processes import Block

OPTION = "--cluster"
SECONDS = 10  # for a scheduler to answer, and for a first worker to be there
AHEAD = 4  # blocks a thread that may be under way or wait for an earlier one
LOSSES = 3  # of all workers at once, after which it is no accident
_FIRST = Lock()


class Engine(NamedTuple):
    """What must be the same on every worker: the release, the set of weights, and the very files of the engine."""

    release: str
    weights: str
    files: str


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


def matched(prepared: Prepared, block: Block, wanted: Engine) -> list[Proposals]:
    """What a worker does."""
    if engine() != wanted:
        raise OtherEngine
    prepared.threads = 1
    with _FIRST:  # of several threads
        prepared.warm()
    return list(prepared.proposals(*block))


class Cluster:
    """The cluster at an address. Raises NothingToDo when it cannot be used."""

    def __init__(self, address: str) -> None:
        try:
            import distributed  # optional
        except ImportError:
            raise _nothing("cluster_not_installed") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it means for the run is said in our words
        self._killed = distributed.scheduler.KilledWorker
        try:
            _aside(_call, address)
            self._client = distributed.Client(address, timeout=SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as error:  # TypeError: tls without certificates
            raise _nothing("cluster_silent", address=address, detail=str(error)) from None
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
            raise _nothing("cluster_empty") from None
        told = self._client.run(engine, on_error="return")
        others = sorted(worker for worker, answer in told.items() if answer != engine())
        if others:
            raise _nothing("cluster_other_engine", workers=others)

    def spread(self, prepared: Prepared, blocks: Iterable[Block]) -> Iterator[list[Proposals]]:
        """What was found for the needs of each block, in the order of the blocks."""
        try:
            yield from self._spread(prepared, iter(blocks))
        except (OSError, RuntimeError) as error:
            if self._client.status == "running":
                raise
            raise _nothing("cluster_lost", detail=str(error)) from None

    def _spread(self, prepared: Prepared, blocks: Iterator[Block]) -> Iterator[list[Proposals]]:
        under_way: deque[tuple[Any, Block]] = deque()
        held, losses = self._held(prepared), 0
        try:
            while True:
                while len(under_way) < self._most() and (block := next(blocks, None)):
                    under_way.append((self._submit(held, block), block))
                if not under_way:
                    return
                found = self._found(under_way[0][0])
                if found is None:  # gone with all workers that held the offers
                    losses += 1
                    if losses >= LOSSES:
                        raise _nothing("workers_keep_dying")
                    held = self._held(prepared)
                    under_way = deque((self._submit(held, block), block) for _, block in under_way)
                else:
                    under_way.popleft()
                    yield found
        finally:
            self._client.cancel([future for future, _ in under_way], force=True)

    def _held(self, prepared: Prepared) -> Any:
        """The offers, on every worker."""
        [held] = self._client.scatter([prepared], broadcast=True, hash=False)
        return held

    def _submit(self, held: Any, block: Block) -> Any:
        return self._client.submit(matched, held, block, engine(), pure=False)

    def _most(self) -> int:
        return AHEAD * max(sum(self._client.nthreads().values()), 1)

    def _found(self, future: Any) -> list[Proposals] | None:
        try:
            found: list[Proposals] = future.result()
        except CancelledError:
            return None
        except self._killed:
            raise _nothing("workers_keep_dying") from None
        except OtherEngine:
            raise _nothing("cluster_other_engine", workers=[future.key]) from None
        return found

    def close(self) -> None:
        self._client.close()


def _aside(call: Callable[[str], Coroutine[Any, Any, None]], address: str) -> None:
    """Run a coroutine to its end in a thread of its own: the caller's may have a loop at work."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(call(address))).result()


async def _call(address: str) -> None:
    """Raises what is wrong; a client that did not come to be would wait for itself at the end of the program."""
    from distributed import Security  # optional
    from distributed.comm import connect  # optional

    line = await connect(address, timeout=SECONDS, **Security().get_connection_args("client"))
    await line.close()


def _nothing(code: str, **facts: Any) -> NothingToDo:
    return NothingToDo(Remark(OPTION, code, facts, used=False))
