"""The folder of one installation: where it is, and that nobody else looks into it. Known before Django is."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CUNGCAU_DATA"
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


def holds_installation(folder: Path) -> bool:
    """Is there anything to look at? A database that is elsewhere has only files, and perhaps its key, in the folder."""
    elsewhere = bool(os.environ.get("CUNGCAU_DATABASE_URL", "").strip())
    return folder.is_dir() and (elsewhere or any((folder / name).exists() for name in ("cungcau.sqlite3", "secret-key")))
