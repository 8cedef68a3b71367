"""``cungcau restore``: bring an archive back, here or on a new machine. Stop the server first."""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from cungcau.config import data_folder
from cungcau.config.speech import gettext as _
from cungcau.config.speech import moment, number, reason_of

MADE_BY_LOOKING = ("secret-key", "cungcau.sqlite3", data_folder.LOCK)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar=_("FILE"), help=_("the archive"))
    words = _("replace an installation that is here; its files are moved aside")
    parser.add_argument("--force", action="store_true", help=words)


def run(options: argparse.Namespace) -> int:
    """Restore; 2 with a readable line, and nothing changed, when it cannot be done."""
    folder: Path = options.data
    before = _names(folder)
    import django  # slow

    django.setup()
    from django.db import DatabaseError  # app ready

    from cungcau.config.archive.restore import Unusable, restore_archive  # app ready

    try:
        with data_folder.hold(folder, alone=True):
            manifest = restore_archive(options.source, force=options.force)
    except (Unusable, data_folder.Unusable, OSError) as error:
        return _fail(reason_of(error), folder, before)
    except DatabaseError as error:
        return _fail(_("the database says: {words}").format(words=reason_of(error)), folder, before)
    _tell(manifest, folder)
    return 0


def _tell(manifest: dict[str, Any], folder: Path) -> None:
    """What came back, and with which command it is started: the demo and an installation of one's own differ in that."""
    from django.utils import timezone  # app ready

    from cungcau.config.installation import holds_demo  # app ready

    made, rows = timezone.localtime(datetime.fromisoformat(manifest["made_at"])), sum(manifest["rows"].values())
    words = _("Restored what was there on {moment}: rows {rows}, files {files}.")
    print(words.format(moment=moment(made), rows=number(rows), files=number(len(manifest["members"]))))
    if holds_demo():
        words, flag = _("It is the demo park. Start it with --demo:"), "--demo"
    else:
        words, flag = _("It is an installation of your own. Start it without the demo:"), "--no-demo"
    command = f"serve {flag} --data {shlex.quote(str(folder))}"
    print(words)
    print("  " + _("./run {command}   (installed: cungcau {command})").format(command=command))


def _fail(words: str, folder: Path, before: set[str] | None) -> int:
    """Say why, and leave the place as it was found."""
    _clear(folder, before)
    print(f"cungcau restore: {words}", file=sys.stderr)
    return 2


def _names(folder: Path) -> set[str] | None:
    """What is in the folder; None when it is not there."""
    return {path.name for path in folder.iterdir()} if folder.is_dir() else None


def _clear(folder: Path, before: set[str] | None) -> None:
    """Take back what Django's start and the look at the database have made: the next archive finds the place as it was."""
    from django.db import connections  # app ready

    connections.close_all()
    for path in folder.iterdir():
        if path.name not in (before or ()) and path.name.startswith(MADE_BY_LOOKING):
            path.unlink()
    if before is None and not any(folder.iterdir()):
        folder.rmdir()
