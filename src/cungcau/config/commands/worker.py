"""``cungcau worker``: does the jobs of the queue, beside one or more web processes."""

from __future__ import annotations

import argparse
import signal
import sys
from typing import TYPE_CHECKING

from cungcau.config import data_folder
from cungcau.config.speech import gettext as _

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
        return _fail(_("the database is not ready; start `cungcau serve` or run `cungcau migrate` first."))
    try:
        lock = data_folder.hold(options.data)
    except data_folder.Unusable as reason:
        return _fail(str(reason))
    worker = Worker()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: _stop(worker))
    print(_("The worker is at work. Ctrl-C stops."), flush=True)
    with lock:
        worker.run()
    print(_("Stopped."), flush=True)
    return 0


def _stop(worker: Worker) -> None:
    worker.stop()
    print(_("Stopping …"), flush=True)


def _fail(words: str) -> int:
    print(f"cungcau: {words}", file=sys.stderr)
    return 2
