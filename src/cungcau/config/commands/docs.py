"""``cungcau docs``: write the generated pages of docs/, or say which of them are stale."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cungcau.config.speech import gettext as _
from cungcau.config.speech import reason_of

FOLDER = Path(__file__).resolve().parents[4] / "docs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help=_("write nothing; exit 1 when a page is stale"))
    parser.add_argument("--folder", type=Path, metavar=_("DIR"), default=FOLDER,
                        help=_("where the pages are (default: docs/ of the repository)"))  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the pages, or compare them; 2 with a readable line when they cannot be."""
    import django  # slow

    django.setup()
    from cungcau.config.reference import pages  # app ready

    try:
        return _write(pages(), options)
    except OSError as error:
        print(f"cungcau docs: {reason_of(error)}", file=sys.stderr)
        return 2


def _write(pages: dict[str, str], options: argparse.Namespace) -> int:
    stale = {name: text for name, text in pages.items() if not _is(options.folder / name, text)}
    if not options.check:
        options.folder.mkdir(parents=True, exist_ok=True)
        for name, text in stale.items():
            (options.folder / name).write_text(text, encoding="utf-8")
    words = _("{page} is stale; run `cungcau docs`") if options.check else _("{page} written")
    for name in stale:
        print(words.format(page=name), file=sys.stderr)
    return 1 if options.check and stale else 0


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
