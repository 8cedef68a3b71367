"""``cungcau docs``: write the generated pages of docs/, or say which of them are stale."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "docs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pages are (default: docs/ of the repository)")


def run(options: argparse.Namespace) -> int:
    """Write the pages, or compare them."""
    import django  # slow

    django.setup()
    from cungcau.config.reference import pages  # app ready

    stale = {name: text for name, text in pages().items() if not _is(options.folder / name, text)}
    if not options.check:
        options.folder.mkdir(parents=True, exist_ok=True)
        for name, text in stale.items():
            (options.folder / name).write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{name} is stale; run `cungcau docs`" if options.check else f"{name} written", file=sys.stderr)
    return 1 if options.check and stale else 0


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
