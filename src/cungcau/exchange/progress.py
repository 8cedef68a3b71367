"""How far a job has come, and whether it is asked to stop: told beside the database.

What is written in a transaction nobody else sees before it ends, and on SQLite nobody else may write meanwhile. So the job
and the pages speak through small files in the data folder. They may be lost at any time: then the page knows no number.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from django.conf import settings

EVERY = 0.5  # seconds


class Stopped(Exception):
    """Somebody has asked the job to stop."""


def _path(pid: str, kind: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "progress" / f"{pid}.{kind}"


class Progress:
    """What the job holds: tells how many rows are done, and listens."""

    def __init__(self, pid: str, total: int = 0) -> None:
        self._pid, self._total, self._told = pid, total, 0.0
        _path(pid, "stop").unlink(missing_ok=True)

    def reach(self, done: int) -> None:
        """So many rows are done. Raises Stopped."""
        if _path(self._pid, "stop").exists():
            raise Stopped(self._pid)
        if time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            _write(_path(self._pid, "done"), json.dumps([done, self._total]))

    def close(self) -> None:
        """Nothing is to be told any more."""
        for kind in ("done", "stop"):
            _path(self._pid, kind).unlink(missing_ok=True)


def reached(pid: str) -> tuple[int, int] | None:
    """(rows done, rows in all; 0 when that is not known), or None when nothing was told yet."""
    try:
        done, total = json.loads(_path(pid, "done").read_text())
    except (OSError, ValueError):
        return None
    return int(done), int(total)


def ask_to_stop(pid: str) -> None:
    _write(_path(pid, "stop"), "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(text)
    part.replace(path)
