"""`cungcau export needs -o FILE`: every record that one may see, as a table that `cungcau import` reads again."""

from __future__ import annotations

import argparse
from gettext import gettext
from pathlib import Path

from cungcau.exchange.telling import EXPORTED
from cungcau.kit.tables.writing import written_whole
from cungcau.terminal import language
from cungcau.terminal.exchange.kinds import KINDS, begin, records_of
from cungcau.terminal.output import check_output, not_written
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("kind", choices=KINDS, metavar=gettext("KIND"),
                        help=gettext("kind of record: needs, offers, organisations or experts"))  # fmt: skip
    parser.add_argument("-o", "--output", metavar=gettext("FILE"), type=Path, required=True,
                        help=gettext("result: .xlsx, .csv or .jsonl"))  # fmt: skip
    parser.add_argument("--by", metavar=gettext("EMAIL"), default="",
                        help=gettext("only what this person may see (default: everything)"))  # fmt: skip
    parser.add_argument("--lang", choices=language.LANGUAGES,
                        help=gettext("language of the headings (else the shell's, else vi)"))  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the file; the exit code."""
    begin(options)
    return exit_code_of(lambda: _export(options), left=language.gettext("nothing was written"))


def _export(options: argparse.Namespace) -> None:
    from cungcau.exchange.writing import write_records  # app ready

    check_output(options.output)
    records = records_of(options.kind, options.by)
    try:
        with written_whole(options.output) as (part,):
            count = write_records(part, options.output.suffix.lower(), records, records.each())
    except OSError as error:
        raise not_written(options.output, error) from None
    say(language.gettext(EXPORTED).format(count=count, file=options.output))
