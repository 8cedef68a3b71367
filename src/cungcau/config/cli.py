"""The command ``cungcau VERB …``. Every verb is a row of the table below; Django's own commands answer as well."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from cungcau.config import data_folder, speech
from cungcau.terminal import command_line
from cungcau.terminal.saying import prepare_streams


class Verb(NamedTuple):
    """A verb's module has `add_arguments(parser)` and `run(options) -> int | None`; it is imported only when asked.

    `on_data`: it works on an installation, so it takes `--data` and what it writes is its owner's alone. The verbs of this
    room take `--lang` here, those of the terminal for themselves.
    """

    module: str
    help: str
    on_data: bool = True

    @property
    def is_operators(self) -> bool:
        return self.module.startswith("cungcau.config.")


VERBS = {
    "match": Verb("cungcau.terminal.match", "match a file of needs with a file of offers", on_data=False),
    "evaluate": Verb("cungcau.terminal.evaluate", "measure how well the engine finds, on a test collection or on kept proposals"),
    "serve": Verb("cungcau.config.commands.serve", "start the web pages and the worker in one process"),
    "worker": Verb("cungcau.config.commands.worker", "start a worker alone"),
    "setup": Verb("cungcau.config.commands.setup", "set up the point: name, host, first steward, mail"),
    "invite": Verb("cungcau.config.commands.invite", "make an account for a person, or give a role"),
    "publish": Verb("cungcau.terminal.publish", "make listings of a file of needs or offers, and publish them"),
    "export": Verb("cungcau.terminal.exchange.exporting", "write needs, offers, organisations or experts into a file"),
    "import": Verb("cungcau.terminal.exchange.importing", "compare a file of records with what is here; --apply brings it in"),
    "doctor": Verb("cungcau.config.commands.doctor", "check the installation and print the effective settings"),
    "backup": Verb("cungcau.config.commands.backup", "write database and files into one archive"),
    "restore": Verb("cungcau.config.commands.restore", "bring an archive back"),
    "bounce": Verb("cungcau.config.commands.bounce", "mark the mail that another server reports as undeliverable"),
    "index": Verb("cungcau.config.commands.index", "say whether search is true to the records, or rebuild it"),
    "thesaurus": Verb("cungcau.config.commands.thesaurus", "check, export or import the thesaurus of technology"),
    "docs": Verb("cungcau.config.commands.docs", "write the generated pages of docs/", on_data=False),
}


def main(argv: list[str] | None = None) -> int:
    """Run a verb; the exit code. Unknown words go to Django's own commands (migrate, shell, …)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cungcau.config.settings")
    words = (sys.argv[1:] if argv is None else argv) or ["--help"]
    prepare_streams()
    speech.use(command_line.asked_language(words))
    words = _language_last(words)
    if words[0] in VERBS or words[0] in {"-h", "--help"}:
        return _run(command_line.parsed(_parser(words[0]), words))
    if words[0].startswith("-"):
        return _fail(command_line.no_option(words[0]))
    return _django(words)


def _language_last(words: list[str]) -> list[str]:
    """`--lang en VERB …` is `VERB … --lang en`."""
    taken = 1 if words[0].startswith("--lang=") else 2 if words[0] == "--lang" and len(words) > 1 else 0
    return [*words[taken:], *words[:taken]] if len(words) > taken else ["--help"]


def _parser(asked: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cungcau", description="A technology supply–demand connection point.")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, verb in VERBS.items():
        known = verbs.add_parser(name, help=verb.help, description=verb.help)
        if name == asked:
            import_module(verb.module).add_arguments(known)
            if verb.on_data:
                known.add_argument("--data", type=Path, metavar="DIR",
                                   help="folder of database, files and key (default: CUNGCAU_DATA, else var)")  # fmt: skip
            if verb.is_operators:
                speech.add_option(known)
    verbs.add_parser("migrate", help="and other Django commands: shell, dbshell, …; `help` lists them")
    return parser


def _run(options: argparse.Namespace) -> int:
    verb = VERBS[options.verb]
    if verb.is_operators and options.lang:
        speech.use(options.lang)  # the parser understands more ways to write it than a look at the words does
    if verb.on_data:
        os.umask(data_folder.PRIVATE)
        try:
            options.data = data_folder.choose(options.data)
        except data_folder.Unusable as reason:
            return _fail(str(reason))
    return import_module(verb.module).run(options) or 0


def _django(words: list[str]) -> int:
    import django  # slow
    from django.core.management import execute_from_command_line, get_commands  # slow

    os.umask(data_folder.PRIVATE)
    try:
        data_folder.choose(None)
    except data_folder.Unusable as reason:
        return _fail(str(reason))
    django.setup()
    known = {*VERBS, *get_commands(), "help"}
    if words[0] not in known:
        return _fail(command_line.no_verb(words[0], next(iter(get_close_matches(words[0], known, 1)), "")))
    run: Callable[[list[str]], Any] = execute_from_command_line
    run(["cungcau", *words])
    return 0


def _fail(words: str) -> int:
    print(f"cungcau: {words}", file=sys.stderr)  # noqa: T201  # it speaks to a terminal
    return 2
