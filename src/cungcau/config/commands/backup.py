"""``cungcau backup``: database, files and key in one archive, while the house is at work."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", type=Path, metavar="FILE", help="the archive to write, or a folder that collects them")
    parser.add_argument("--keep", type=int, metavar="N", help="FILE is a folder: keep the newest N archives in it")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")
    parser.add_argument(
        "--portable", action="store_true", help="write rows instead of a copy of SQLite's file, to move to PostgreSQL"
    )


def run(options: argparse.Namespace) -> int:
    """Write the archive; 2 with a readable line when it cannot be written."""
    import django  # slow

    django.setup()
    from django.db import DatabaseError  # app ready
    from django.utils import timezone  # app ready

    from cungcau.config.archive import backup  # app ready

    target: Path = options.target
    if options.keep is not None and options.keep < 1:
        return _fail("--keep is a number from 1")
    if target.is_file() and options.keep is not None:
        return _fail(f"{target} is a file; with --keep give a folder")
    if target.is_file() and not options.force:
        return _fail(f"{target} is there already. Give another name, or --force to replace it.")
    if options.keep is not None:
        target.mkdir(parents=True, exist_ok=True)
    folder = target if target.is_dir() else None
    target = folder / backup.name_for(timezone.now()) if folder else target
    try:
        manifest = backup.write_archive(target, portable=options.portable)
    except (OSError, DatabaseError, backup.Damaged) as error:
        return _fail(str(error))
    size = target.stat().st_size / 2**20
    print(f"{target}: {sum(manifest['rows'].values()):,} rows, {len(manifest['members'])} files, {size:.1f} MB")
    for old in backup.forget_old(folder, options.keep) if folder and options.keep else []:
        print(f"{old}: deleted, older than the newest {options.keep}")
    return 0


def _fail(words: str) -> int:
    print(f"cungcau backup: {words}", file=sys.stderr)
    return 2
