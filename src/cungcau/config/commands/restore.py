"""``cungcau restore``: bring an archive back, here or on a new machine. Stop the server first."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cungcau.config import data_folder

MADE_BY_LOOKING = ("secret-key", "cungcau.sqlite3", data_folder.LOCK)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FILE", help="the archive")
    parser.add_argument("--force", action="store_true", help="replace an installation that is here; its files are moved aside")


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
    except (Unusable, data_folder.Unusable, OSError, DatabaseError) as error:
        _clear(folder, before)
        print(f"cungcau restore: {error}", file=sys.stderr)
        return 2
    rows = sum(manifest["rows"].values())
    print(f"Restored what was there on {manifest['made_at']}: {rows:,} rows, {len(manifest['members'])} files.")
    return 0


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
