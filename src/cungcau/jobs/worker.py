"""The worker's loop: a thread beside the web server, or a process of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import structlog
from django.db import DatabaseError, close_old_connections, connection

from cungcau.jobs.clock import tick
from cungcau.jobs.queue import WAKE, drain, take_back_lost

log = structlog.get_logger("jobs")

CLOCK_SECONDS = 20.0


class Worker:
    """Drains the queue, turns the clock, and stops when asked. `first` is done before any job."""

    def __init__(self, pause: float = 2.0, first: Callable[[], object] | None = None) -> None:
        self.pause = pause
        self._first = first
        self.stopping = threading.Event()
        self._next_tick = 0.0

    def run(self) -> None:
        """Work until `stop` is called; a database that is away for a while is waited for."""
        while not self.stopping.is_set():
            try:
                self._round()
            except DatabaseError as error:
                log.warning("database_away", error=repr(error))
            close_old_connections()
            if not self.stopping.is_set():
                WAKE.wait(self.pause)
                WAKE.clear()
        connection.close()

    def _round(self) -> None:
        if self._first:
            self._first()
            self._first = None
        if time.monotonic() >= self._next_tick:
            take_back_lost()
            tick()
            self._next_tick = time.monotonic() + CLOCK_SECONDS
        drain(stop=self.stopping.is_set)

    def start(self) -> threading.Thread:
        thread = threading.Thread(target=self.run, name="worker", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        self.stopping.set()
        WAKE.set()
