"""Vectors of texts kept in the user's cache folder, so that the next run over the same texts has them at once.

The file may be deleted at any time, and several runs may use it together. Where there is no folder to write to, and whenever the
file is in the way, the run goes on without: what is lost is time.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cungcau.engines.meaning import MemoryShelf, Shelf

AT_ONCE = 500  # SQLite takes so many values in a question, everywhere
PATIENCE = 10.0  # seconds that a run waits for another one's writing


def user_shelf(model: str) -> Shelf:
    """The shelf of this model in the user's cache folder; in memory where that cannot be written."""
    try:
        return FileShelf(cache_folder() / f"vectors-{re.sub(r'[^A-Za-z0-9._-]', '_', model)}.sqlite")
    except (OSError, RuntimeError, sqlite3.Error):
        return MemoryShelf()


def cache_folder() -> Path:
    """Raises RuntimeError for an account without a home."""
    told = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(told) if Path(told).is_absolute() else Path.home() / ".cache") / "cungcau"


class FileShelf:
    """One table in one file, which its owner alone may read: keys tell whether somebody has matched a text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._file = self._opened()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # no database, or a damaged one
            self._begin_anew()

    def _opened(self) -> sqlite3.Connection:
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        file = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        try:
            file.execute("PRAGMA synchronous=OFF")  # a cache need not survive a power cut
            file.execute("CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID")
        except sqlite3.Error:
            file.close()
            raise
        return file

    def _begin_anew(self) -> None:
        self._path.unlink(missing_ok=True)
        self._file = self._opened()

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        with self._mending():
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(self._file.execute(f"SELECT key, bytes FROM vector WHERE key IN ({marks})", some))  # noqa: S608
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        with self._mending():
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?)", vectors.items())
            self._file.execute("COMMIT")

    @contextlib.contextmanager
    def _mending(self) -> Iterator[None]:
        """A file that is damaged is begun anew; one that is locked, full or gone is left alone this time."""
        try:
            yield
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error, OSError):
                if self._file.in_transaction:
                    self._file.execute("ROLLBACK")
                if not isinstance(error, sqlite3.OperationalError):
                    self._file.close()
                    self._begin_anew()
