"""All tests on SQLite and on PostgreSQL at the same time: each run keeps one core busy. Journeys are shared out (databases.py).

What SQLite's run says is shown as it comes; what PostgreSQL's says stands below it when both are done. The exit status is
that of the first run that failed. Ctrl-C reaches both, a polite end (SIGTERM) is passed on.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import IO


def main(options: list[str]) -> int:
    with tempfile.TemporaryFile() as told:
        runs = [_start("sqlite", options), _start("postgres", ["-p", "no:cacheprovider", *options], told)]
        signal.signal(signal.SIGTERM, lambda *_: [run.terminate() for run in runs])
        try:
            results = [run.wait() for run in runs]
        except KeyboardInterrupt:
            results = [run.wait() for run in runs]
        told.seek(0)
        sys.stdout.flush()
        shutil.copyfileobj(told, sys.stdout.buffer)
    return next((result for result in results if result), 0)


def _start(database: str, options: list[str], output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", *options],
        env={**os.environ, "CUNGCAU_TEST_DATABASE": database, "CUNGCAU_TEST_SHARED": "yes"},
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        stdin=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
