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
from cungcau.config.speech import gettext
from cungcau.terminal import command_line
from cungcau.terminal.saying import prepare_streams


class Verb(NamedTuple):
    """A verb's module has `add_arguments(parser)` and `run(options) -> int | None`; it is imported only when asked.

    `help` is translated when it is shown. What `add_arguments` says is spoken at once: the language is known by then.
    `on_data`: it works on an installation, so it takes `--data` and what it writes is its owner's alone. The verbs of this
    room take `--lang` here, those of the terminal for themselves.
    """

    module: str
    help: str
    on_data: bool = True

    @property
    def is_operators(self) -> bool:
        return self.module.startswith("cungcau.config.")


_ = speech.gettext_noop

VERBS = {
    "match": Verb("cungcau.terminal.match", _("match a file of needs with a file of offers"), on_data=False),
    "evaluate": Verb("cungcau.terminal.evaluate", _("measure how well matching finds, on a test collection or kept proposals")),
    "serve": Verb("cungcau.config.commands.serve", _("start the web pages and the worker in one process")),
    "worker": Verb("cungcau.config.commands.worker", _("start a worker alone")),
    "setup": Verb("cungcau.config.commands.setup", _("set up the point: name, host, first steward, mail")),
    "invite": Verb("cungcau.config.commands.invite", _("make an account for a person, or give a role")),
    "publish": Verb("cungcau.terminal.publish", _("make listings of a file of needs or offers, and publish them")),
    "export": Verb("cungcau.terminal.exchange.exporting", _("write needs, offers, organisations or experts into a file")),
    "import": Verb("cungcau.terminal.exchange.importing", _("compare a file of records with what is here; --apply brings it in")),
    "doctor": Verb("cungcau.config.commands.doctor", _("check the installation and print the effective settings")),
    "backup": Verb("cungcau.config.commands.backup", _("write database and files into one archive")),
    "restore": Verb("cungcau.config.commands.restore", _("bring an archive back")),
    "bounce": Verb("cungcau.config.commands.bounce", _("mark the mail that another server reports as undeliverable")),
    "fetch-mail": Verb("cungcau.config.commands.fetch_mail", _("take answers to messages of cases out of the mailbox (IMAP)")),
    "index": Verb("cungcau.config.commands.index", _("say whether search is true to the records, or rebuild it")),
    "thesaurus": Verb("cungcau.config.commands.thesaurus", _("check, export or import the thesaurus of technology")),
    "docs": Verb("cungcau.config.commands.docs", _("write the generated pages of docs/"), on_data=False),
}


def main(argv: list[str] | None = None) -> int:
    """Run a verb; the exit code. Unknown words go to Django's own commands (migrate, shell, …)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cungcau.config.settings")
    words = (sys.argv[1:] if argv is None else argv) or ["--help"]
    prepare_streams()
    tongue = command_line.asked_language(words)
    speech.use(tongue)
    words = _language_last(words)
    if words[0] in VERBS or words[0] in {"-h", "--help"}:
        with command_line.spoken(tongue):
            options = _parser(words[0]).parse_args(words)
        return _run(options)
    if words[0].startswith("-"):
        return _fail(command_line.no_option(words[0], tongue))
    return _django(words)


def _language_last(words: list[str]) -> list[str]:
    """`--lang en VERB …` is `VERB … --lang en`."""
    taken = 1 if words[0].startswith("--lang=") else 2 if words[0] == "--lang" and len(words) > 1 else 0
    return [*words[taken:], *words[:taken]] if len(words) > taken else ["--help"]


def _parser(asked: str) -> argparse.ArgumentParser:
    """What reads the command line and tells what there is, in the language spoken now."""
    parser = argparse.ArgumentParser(prog="cungcau", description=gettext("A technology supply–demand connection point."))
    verbs = parser.add_subparsers(dest="verb", metavar=gettext("VERB"), required=True)
    for name, verb in VERBS.items():
        known = verbs.add_parser(name, help=gettext(verb.help), description=gettext(verb.help))
        if name == asked:
            import_module(verb.module).add_arguments(known)
            if verb.on_data:
                known.add_argument(
                    "--data", type=Path, metavar=gettext("DIR"),
                    help=gettext("folder of database, files and key (default: CUNGCAU_DATA, else var)"),
                )  # fmt: skip
            if verb.is_operators:
                speech.add_option(known)
    verbs.add_parser("migrate", help=gettext("and other Django commands: shell, dbshell, …; `help` lists them"))
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
        near = next(iter(get_close_matches(words[0], known, 1)), "")
        return _fail(command_line.no_verb(words[0], near, speech.current()))
    run: Callable[[list[str]], Any] = execute_from_command_line
    run(["cungcau", *words])
    return 0


def _fail(words: str) -> int:
    print(f"cungcau: {words}", file=sys.stderr)  # noqa: T201  # it speaks to a terminal
    return 2
