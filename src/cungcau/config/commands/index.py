"""``cungcau index verify|rebuild``: is the search true to the records; and make it so, while the house is at work."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cungcau.config.data_folder import holds_installation, nothing_in
from cungcau.config.speech import gettext as _
from cungcau.config.speech import ngettext
from cungcau.terminal.language import LANGUAGES

if TYPE_CHECKING:
    from cungcau.discovery.upkeep import Verdict

SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "work", choices=["verify", "rebuild"],
        help=_("verify: say what is missing, superfluous or outdated; rebuild: put it right, searches go on meanwhile"),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("print the whole answer for programs"))
    parser.add_argument("--language", choices=LANGUAGES, dest="lang", help=argparse.SUPPRESS)  # the earlier name of --lang


def run(options: argparse.Namespace) -> int:
    """0: nothing differs (or it was rebuilt); 1: something does; 2: there is nothing to look at."""
    if not holds_installation(options.data):
        return _fail(nothing_in(options.data))
    import django  # slow

    django.setup()
    from cungcau.config.checks import waiting_migrations  # app ready

    if waiting_migrations():
        return _fail(_("the database is not ready; start `cungcau serve` or run `cungcau migrate` first."))
    return _verify(as_json=options.json) if options.work == "verify" else _rebuild(as_json=options.json)


def _verify(*, as_json: bool) -> int:
    from cungcau.discovery.upkeep import verify  # app ready

    found = verify()
    if as_json:
        documents, index = {"records": found.records, **found.documents}, {"entries": found.entries, **found.index}
        answer = {"clean": found.is_clean, "documents": documents, "index": index, "waiting_jobs": found.waiting}
        print(json.dumps(answer, indent=2))
    else:
        print("\n".join(_in_words(found)))
    return 0 if found.is_clean else 1


def _in_words(found: Verdict) -> Iterator[str]:
    yield _("Documents, records looked at: %(number)d") % {"number": found.records} + _told(found.documents)
    yield _("Index of this machine, entries looked at: %(number)d") % {"number": found.entries} + _told(found.index)
    if found.waiting:
        words = ngettext(
            "%(number)d job that writes documents is waiting.", "%(number)d jobs that write documents are waiting.", found.waiting
        )
        yield words % {"number": found.waiting} + " " + _("What differs may be theirs: look again when they are done.")
    if found.is_clean:
        yield _("Nothing differs.")
    else:
        yield _("Something differs; `cungcau index rebuild` puts it right while the house is at work.")


def _told(faults: dict[str, list[str]]) -> str:
    """The number of each fault, and the first of them by name."""
    names = {"missing": _("missing"), "superfluous": _("superfluous"), "outdated": _("outdated")}
    counts = "".join(f", {len(subjects)} {names[fault]}" for fault, subjects in faults.items())
    lines = [f"\n  {names[fault]}: {subject}" for fault, subjects in faults.items() for subject in subjects[:SHOWN]]
    more = sum(max(0, len(subjects) - SHOWN) for subjects in faults.values())
    return counts + "".join(lines) + ("\n  " + _("and %(number)d more (--json names all)") % {"number": more} if more else "")


def _rebuild(*, as_json: bool) -> int:
    from cungcau.discovery.upkeep import rebuild  # app ready

    written, indexed = rebuild()
    answer: dict[str, Any] = {"written": written, "indexed": indexed}
    words = _("Documents put right: %(written)d; the index of this machine is built anew from %(indexed)d.")
    print(json.dumps(answer) if as_json else words % answer)
    return 0


def _fail(words: str) -> int:
    print(f"cungcau index: {words}", file=sys.stderr)
    return 2
