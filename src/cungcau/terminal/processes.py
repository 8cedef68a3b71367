"""Blocks of needs, matched by several processes of this machine.

The processes are forked where that is safe, so they share the prepared offers without a copy; elsewhere each gets its own.
One that is killed in the middle costs its block, which another does again.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple

from cungcau.exchange.remarks import NothingToDo, Remark

if TYPE_CHECKING:
    from cungcau.engines.matching import Prepared, Proposals
    from cungcau.engines.matching.blocks import Block

OPTION = "--jobs"
AHEAD = 4  # blocks a process that may be under way or wait for an earlier one
DEATHS = 3  # of one block, after which it is no accident
SECONDS = 1.0  # between two looks whether there is still somebody to work for


class Processes:
    """So many processes; `method`: how they are started, None for what suits the system."""

    def __init__(self, jobs: int, method: str | None = None) -> None:
        self._jobs = jobs
        # macOS can fork, but its own libraries do not survive it.
        forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
        self._context: Any = multiprocessing.get_context(method or ("fork" if forks else "spawn"))

    def spread(self, prepared: Prepared, blocks: Iterable[Block]) -> Iterator[list[Proposals]]:
        """What was found for the needs of each block, in the order of the blocks."""
        if self._context.get_start_method() == "fork":
            prepared.warm()  # once, for all
        queue = _Queue(blocks, AHEAD * self._jobs)
        crew: list[_Worker] = []
        try:
            crew += (_Worker(self._context, prepared) for _ in range(self._jobs))
            while busy := [worker for worker in crew if worker.is_busy(queue)]:
                ready = wait([worker.pipe for worker in busy])
                for worker in busy:
                    if worker.pipe in ready:
                        worker.deliver(queue)
                yield from queue.in_order()
        finally:
            for worker in crew:
                worker.stop()


class _Task(NamedTuple):
    number: int
    block: Block
    deaths: int = 0


class _Queue:
    """Blocks to be done, at most so many beyond the first that is not, and what was found for those that came too early."""

    def __init__(self, blocks: Iterable[Block], most: int) -> None:
        self._fresh = (_Task(number, block) for number, block in enumerate(blocks))
        self._again: deque[_Task] = deque()
        self._found: dict[int, list[Proposals]] = {}
        self._begun, self._told, self._most = 0, 0, most

    def next(self) -> _Task | None:
        if self._again:
            return self._again.popleft()
        if self._begun >= self._told + self._most or (task := next(self._fresh, None)) is None:
            return None
        self._begun += 1
        return task

    def back(self, task: _Task) -> None:
        self._again.append(task)

    def died(self, task: _Task) -> None:
        if task.deaths + 1 >= DEATHS:
            raise NothingToDo(Remark(OPTION, "workers_keep_dying", used=False))
        self.back(task._replace(deaths=task.deaths + 1))

    def done(self, task: _Task, found: list[Proposals]) -> None:
        self._found[task.number] = found

    def in_order(self) -> Iterator[list[Proposals]]:
        while self._told in self._found:
            yield self._found.pop(self._told)
            self._told += 1


class _Worker:
    """One process and the task that it has in hand."""

    def __init__(self, context: Any, prepared: Prepared) -> None:
        self._context, self._prepared = context, prepared
        self._process: Any = None
        self.start()

    def start(self) -> None:
        """A new process in the place of a dead one."""
        if self._process:
            self.stop()
        self._task: _Task | None = None
        self.pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, self._prepared), daemon=True)
        try:
            self._process.start()
        except OSError as error:
            raise NothingToDo(Remark(OPTION, "no_more_processes", {"detail": str(error)}, used=False)) from None
        theirs.close()  # so that the end of the process is the end of the pipe

    def is_busy(self, queue: _Queue) -> bool:
        """With a task of the queue in hand, unless there is none."""
        while self._task is None and (task := queue.next()):
            try:
                self.pipe.send(task.block)
                self._task = task
            except OSError:  # it died while it had nothing to do
                queue.back(task)
                self.start()
        return self._task is not None

    def deliver(self, queue: _Queue) -> None:
        """What was found goes to the queue; the task itself when the process died over it."""
        task, self._task = self._task, None
        assert task
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            queue.died(task)
            self.start()
            return
        if isinstance(answer, str):
            raise RuntimeError(answer)
        queue.done(task, answer)

    def stop(self) -> None:
        """Nothing is lost with it: what it has found was sent."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Connection, prepared: Prepared) -> None:
    """The life of a process: a block in, what was found out. A fault goes out as text."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process ends the others
    prepared.threads = 1
    gc.freeze()  # looking through what is shared would copy it
    parent = os.getppid()
    while True:
        while not pipe.poll(SECONDS):
            if os.getppid() != parent:
                return
        try:
            needs, meanings = pipe.recv()
        except EOFError:
            return
        try:
            answer: Any = list(prepared.proposals(needs, meanings))
        except Exception:  # noqa: BLE001  # whatever it is, it belongs to the first process
            answer = traceback.format_exc()
        pipe.send(answer)
