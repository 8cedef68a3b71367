"""The folder of one installation: where it is, who is at work in it, and that nobody else looks into it.

Known before Django is.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from cungcau.config.speech import gettext as _
from cungcau.config.speech import reason_of

VARIABLE = "CUNGCAU_DATA"
LOCK, ADDRESS = "in-use", "served-at"
PRIVATE = 0o077  # the umask of all that works on an installation: password hashes, contacts and the key are in it


class Unusable(Exception):
    """Why the folder cannot be one, in one line for the person at the terminal."""


def choose(option: Path | None) -> Path:
    """The folder of `--data`, else of the environment, else var; Django's settings will find the same. Raises Unusable."""
    folder = (option or Path(os.environ.get(VARIABLE, "").strip() or "var")).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise Unusable(_("{folder} is a file, not a folder. Choose another: --data DIR").format(folder=folder))
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
        held = _("{folder}: a server or worker is using it; stop it first")
        restored = _("{folder}: a restore is at work in it; wait until it is done")
        raise Unusable((held if alone else restored).format(folder=folder)) from None
    except OSError as error:
        raise Unusable(_("the data folder cannot be used: {reason}").format(reason=reason_of(error))) from None
    return file


def keep_address(folder: Path, address: str) -> None:
    """Where the pages are served, for links that commands print beside the server. A folder that takes no file keeps none."""
    with suppress(OSError):
        (folder / ADDRESS).write_text(address, encoding="utf-8")


def nothing_in(folder: Path) -> str:
    """The sentence for a folder that holds no installation."""
    words = _("{folder} holds no installation yet: start `cungcau serve` (./run), or give --data DIR")
    return words.format(folder=folder)


def holds_installation(folder: Path) -> bool:
    """Is there anything to look at? A database that is elsewhere has only files, and perhaps its key, in the folder."""
    elsewhere = bool(os.environ.get("CUNGCAU_DATABASE_URL", "").strip())
    return folder.is_dir() and (elsewhere or any((folder / name).exists() for name in ("cungcau.sqlite3", "secret-key")))
