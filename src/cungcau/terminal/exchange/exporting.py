"""`cungcau export needs -o FILE`: every record that one may see, as a table that `cungcau import` reads again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from cungcau.exchange.telling import EXPORTED, SHEETS
from cungcau.kit.tables.writing import CsvFile, JsonFile, written_whole
from cungcau.terminal import language
from cungcau.terminal.exchange.kinds import KINDS, begin, records_of
from cungcau.terminal.output import check_output, not_written
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import say

WIDTHS = {"id": 16, "codes": 18, "code": 14, "number": 10, "trl": 7, "date": 12, "flag": 8, "money": 16}
WIDE = 36


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="result: .xlsx, .csv or .jsonl")
    parser.add_argument("--by", metavar="EMAIL", default="", help="only what this person may see (default: everything)")
    parser.add_argument("--lang", choices=language.LANGUAGES, help="language of the headings (else the shell's, else vi)")


def run(options: argparse.Namespace) -> int:
    """Write the file; the exit code."""
    begin(options)
    return exit_code_of(lambda: _export(options), left=language.gettext("nothing was written"))


class _Table(Protocol):
    def add(self, row: Any) -> None: ...
    def close(self) -> None: ...


def _export(options: argparse.Namespace) -> None:
    from cungcau.exchange.records.cells import written  # app ready

    check_output(options.output)
    records = records_of(options.kind, options.by)
    as_json, tongue = options.output.suffix.lower() == ".jsonl", language.current()
    count = 0
    try:
        with written_whole(options.output) as (part,):
            table = _opened(part, options.output.suffix.lower(), records.side, records.columns)
            for record in records.each():
                said = records.said(record)
                cells = [written(column, said[column.name], tongue, as_json=as_json) for column in records.columns]
                named = zip(records.columns, cells, strict=True)
                table.add({column.key: cell for column, cell in named} if as_json else cells)
                count += 1
            table.close()
    except OSError as error:
        raise not_written(options.output, error) from None
    say(language.gettext(EXPORTED).format(count=count, file=options.output))


def _opened(part: Path, suffix: str, side: str, columns: Sequence[Any]) -> _Table:
    if suffix == ".jsonl":
        return JsonFile(part)
    headings = [column.en if language.current() == "en" else column.vi for column in columns]
    if suffix == ".csv":
        return CsvFile(part, headings)
    return _Workbook(part, side, headings, columns)


class _Workbook:
    """One sheet: the headings, under them the machine keys, then a row for each record."""

    def __init__(self, part: Path, side: str, headings: Sequence[str], columns: Sequence[Any]) -> None:
        from cungcau.kit.tables.workbook_writing import XlsxFile  # slow

        self._book = XlsxFile(part)
        widths = [WIDTHS.get(column.kind, WIDE) for column in columns]
        self._sheet = self._book.sheet(language.gettext(SHEETS[side]), headings, widths)
        self._sheet.add([column.key for column in columns])

    def add(self, row: Any) -> None:
        self._sheet.add(row)

    def close(self) -> None:
        self._book.close()
