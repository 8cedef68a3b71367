"""``cungcau restore``: bring an archive back, here or on a new machine. Stop the server first."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="FILE", help="the archive")
    parser.add_argument("--force", action="store_true", help="replace an installation that is here; its files are moved aside")


def run(options: argparse.Namespace) -> int:
    """Restore; 2 with a readable line, and nothing changed, when it cannot be done."""
    import django  # slow

    django.setup()
    from django.db import DatabaseError  # app ready

    from cungcau.config.archive.restore import Unusable, restore_archive  # app ready

    try:
        manifest = restore_archive(options.source, force=options.force)
    except (Unusable, OSError, DatabaseError) as error:
        print(f"cungcau restore: {error}", file=sys.stderr)
        return 2
    rows = sum(manifest["rows"].values())
    print(f"Restored what was there on {manifest['made_at']}: {rows:,} rows, {len(manifest['members'])} files.")
    return 0
