"""``cungcau backup``: database, files and key in one archive, while the house is at work."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from cungcau.config.speech import gettext as _
from cungcau.config.speech import number, reason_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", type=Path, metavar=_("FILE"), help=_("the archive to write, or a folder that collects them"))
    parser.add_argument("--keep", type=int, metavar="N", help=_("FILE is a folder: keep the newest N archives in it"))
    parser.add_argument("--force", action="store_true", help=_("replace FILE if it is there"))
    parser.add_argument(
        "--portable", action="store_true",
        help=_("write rows instead of a copy of SQLite's file, to move to PostgreSQL"),
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the archive; 2 with a readable line when it cannot be written."""
    import django  # slow

    django.setup()
    from django.db import DatabaseError  # app ready
    from django.utils import timezone  # app ready

    from cungcau.config.archive import backup  # app ready

    target: Path = options.target
    if fault := _fault(target, options):
        return _fail(fault)
    try:
        if options.keep is not None:
            target.mkdir(parents=True, exist_ok=True)
        folder = target if target.is_dir() else None
        target = folder / backup.name_for(timezone.now()) if folder else target
        manifest = backup.write_archive(target, portable=options.portable)
    except (OSError, backup.Damaged) as error:
        return _fail(reason_of(error))
    except DatabaseError as error:
        return _fail(_("the database says: {words}").format(words=reason_of(error)))
    _tell(target, manifest)
    for old in backup.forget_old(folder, options.keep) if folder and options.keep else []:
        print(_("{archive}: deleted, older than the newest {kept}").format(archive=old, kept=number(options.keep)))
    return 0


def _fault(target: Path, options: argparse.Namespace) -> str:
    """Why the archive may not be written there; "" when it may."""
    if options.keep is not None and options.keep < 1:
        return _("--keep is a number from 1")
    if target.is_file() and options.keep is not None:
        return _("{target} is a file; with --keep give a folder").format(target=target)
    if target.is_file() and not options.force:
        return _("{target} is there already. Give another name, or --force to replace it.").format(target=target)
    if options.keep is None and not target.absolute().parent.is_dir():
        return _("there is no folder {folder}").format(folder=target.absolute().parent)
    return ""


def _tell(target: Path, manifest: dict[str, Any]) -> None:
    rows, files, size = sum(manifest["rows"].values()), len(manifest["members"]), target.stat().st_size / 2**20
    words = _("{archive}: rows {rows}, files {files}, {size} MB")
    print(words.format(archive=target, rows=number(rows), files=number(files), size=number(size, 1)))


def _fail(words: str) -> int:
    print(f"cungcau backup: {words}", file=sys.stderr)
    return 2
