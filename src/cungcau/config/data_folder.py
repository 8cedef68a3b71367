"""The folder of one installation: where it is, who is at work in it, and that nobody else looks into it.

Known before Django is.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

VARIABLE = "CUNGCAU_DATA"
LOCK = "in-use"
PRIVATE = 0o077  # the umask of all that works on an installation: password hashes, contacts and the key are in it


class Unusable(Exception):
    """Why the folder cannot be one, in one line for the person at the terminal."""


def choose(option: Path | None) -> Path:
    """The folder of `--data`, else of the environment, else var; Django's settings will find the same. Raises Unusable."""
    folder = (option or Path(os.environ.get(VARIABLE, "").strip() or "var")).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise Unusable(f"{folder} is a file, not a folder. Choose another: --data DIR")
    os.environ[VARIABLE] = str(folder)
    return folder


def hold(folder: Path, *, alone: bool = False) -> IO[str]:
    """Say that one is at work here until the file is closed or the process ends, however it ends.

    Servers and workers hold the folder together, a restore `alone`. Raises Unusable when the others are there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("a")
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        who = "a server or worker is using it; stop it first" if alone else "a restore is at work in it; wait until it is done"
        raise Unusable(f"{folder}: {who}") from None
    except OSError as error:
        raise Unusable(f"the data folder cannot be used: {error}") from None
    return file


def holds_installation(folder: Path) -> bool:
    """Is there anything to look at? A database that is elsewhere has only files, and perhaps its key, in the folder."""
    elsewhere = bool(os.environ.get("CUNGCAU_DATABASE_URL", "").strip())
    return folder.is_dir() and (elsewhere or any((folder / name).exists() for name in ("cungcau.sqlite3", "secret-key")))
