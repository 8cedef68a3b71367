"""``cungcau worker``: does the jobs of the queue, beside one or more web processes."""

from __future__ import annotations

import argparse
import signal
import sys
from typing import TYPE_CHECKING

from cungcau.config import data_folder

if TYPE_CHECKING:
    from cungcau.jobs.worker import Worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> int:
    """Work until Ctrl-C or SIGTERM, then finish the job in hand; 2 when the tables are not ready."""
    import django  # slow

    django.setup()
    from cungcau.config.checks import waiting_migrations  # app ready
    from cungcau.jobs.worker import Worker  # app ready

    if waiting_migrations():
        print("cungcau: the database is not ready; start `cungcau serve` or run `cungcau migrate` first.", file=sys.stderr)
        return 2
    try:
        lock = data_folder.hold(options.data)
    except data_folder.Unusable as reason:
        print(f"cungcau: {reason}", file=sys.stderr)
        return 2
    worker = Worker()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: _stop(worker))
    print("The worker is at work. Ctrl-C stops.", flush=True)
    with lock:
        worker.run()
    print("Stopped.", flush=True)
    return 0


def _stop(worker: Worker) -> None:
    worker.stop()
    print("Stopping …", flush=True)
