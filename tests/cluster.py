"""A real scheduler and worker processes of Dask on loopback, for tests of what is spread over a cluster."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 120  # for a process to come up on a busy machine


class Dask:
    """A scheduler and its workers, each a process."""

    @classmethod
    @contextmanager
    def running(cls, folder: Path) -> Iterator[Dask]:
        found = cls(folder)
        try:
            yield found
        finally:
            found.stop()

    def __init__(self, folder: Path) -> None:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        self._wait(port)

    def add_worker(self) -> subprocess.Popen[bytes]:
        name = str(len(self.workers))
        words = (
            "worker", self.address, "--name", name, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1",
            "--death-timeout", str(SECONDS),  # of a run that was cut off nobody stays behind
        )  # fmt: skip
        self.workers.append(self._start(*words))
        return self.workers[-1]

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        log = (self._folder / f"{words[0]}-{len(self.workers)}.log").open("wb")
        return subprocess.Popen([sys.executable, "-m", "dask", *words], cwd=self._folder, env=environment,
                                stdout=log, stderr=log)  # fmt: skip

    def keep_two(self) -> None:
        """Two workers, whatever happened before; the scheduler knows these and no dead one."""
        import distributed

        while len(alive := {str(at) for at, worker in enumerate(self.workers) if worker.poll() is None}) < 2:
            self.add_worker()
        until = time.monotonic() + SECONDS
        with distributed.Client(self.address, set_as_default=False, timeout=SECONDS) as client:
            while {str(worker["name"]) for worker in client.scheduler_info()["workers"].values()} != alive:
                if time.monotonic() > until:
                    raise TimeoutError
                time.sleep(0.1)

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        worker.kill()
        worker.wait()

    def wait_for_workers(self, count: int) -> None:
        import distributed

        with distributed.Client(self.address, set_as_default=False, timeout=SECONDS) as client:
            client.wait_for_workers(count, timeout=SECONDS)

    @staticmethod
    def _wait(port: int) -> None:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            with closing(socket.socket()) as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.2)
        raise TimeoutError

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
