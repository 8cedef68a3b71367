"""The command ``cungcau VERB …``. Every verb is a row of the table below; Django's own commands answer as well."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple


class Verb(NamedTuple):
    """A verb's module has `add_arguments(parser)` and `run(options) -> int | None`; it is imported only when asked."""

    module: str
    help: str


VERBS = {
    "match": Verb("cungcau.terminal.match", "match a file of needs with a file of offers"),
    "serve": Verb("cungcau.config.commands.serve", "start the web pages and the worker in one process"),
    "worker": Verb("cungcau.config.commands.worker", "start a worker alone"),
    "setup": Verb("cungcau.config.commands.setup", "set up the point: name, host, first steward, mail"),
    "doctor": Verb("cungcau.config.commands.doctor", "check the installation and print the effective settings"),
    "backup": Verb("cungcau.config.commands.backup", "write database and files into one archive"),
    "restore": Verb("cungcau.config.commands.restore", "bring an archive back"),
    "docs": Verb("cungcau.config.commands.docs", "write the generated pages of docs/"),
}


def main(argv: list[str] | None = None) -> int:
    """Run a verb; the exit code. Unknown words go to Django's own commands (migrate, shell, …)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cungcau.config.settings")
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] not in VERBS and not words[0].startswith("-"):
        return _django(words)
    parser = argparse.ArgumentParser(prog="cungcau", description="A technology supply–demand connection point.")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, verb in VERBS.items():
        known = verbs.add_parser(name, help=verb.help, description=verb.help)
        if words[:1] == [name]:
            _module(verb).add_arguments(known)
    options = parser.parse_args(words or ["--help"])
    return _module(VERBS[options.verb]).run(options) or 0


def _module(verb: Verb) -> Any:
    return import_module(verb.module)


def _django(words: list[str]) -> int:
    from django.core.management import execute_from_command_line  # slow

    run: Callable[[list[str]], None] = execute_from_command_line
    run(["cungcau", *words])
    return 0
