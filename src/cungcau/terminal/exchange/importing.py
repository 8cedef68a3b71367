"""`cungcau import needs FILE`: tells what each row would do; with `--apply` it is done, all of it or nothing."""

from __future__ import annotations

import argparse
from collections import Counter
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cungcau.exchange.remarks import Remark
from cungcau.exchange.telling import CHANGED, DRY, EMPTY, NOTHING_LEFT, OUTCOMES, REFUSED, ROW, STRICTLY, UNTIL
from cungcau.exchange.words import heading_of
from cungcau.listings.columns import Trouble
from cungcau.listings.columns.headings import cell_text
from cungcau.terminal import language
from cungcau.terminal.exchange.kinds import KINDS, begin, records_of
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import plain, say

if TYPE_CHECKING:
    from cungcau.exchange.deciding import Decision
    from cungcau.exchange.models import Import

SHOWN = 80  # letters of a value on the screen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("kind", choices=KINDS, metavar=gettext("KIND"),
                        help=gettext("kind of record: needs, offers, organisations or experts"))  # fmt: skip
    parser.add_argument("file", metavar=gettext("FILE"), type=Path,
                        help=gettext("what `export` writes, or a table of your own"))  # fmt: skip
    parser.add_argument("--by", metavar=gettext("EMAIL"), default="",
                        help=gettext("who brings the rows in (default: the operator)"))  # fmt: skip
    parser.add_argument("--apply", action="store_true", help=gettext("write; without it nothing is changed"))
    parser.add_argument("--lang", choices=language.LANGUAGES,
                        help=gettext("language of what is told (else the shell's, else vi)"))  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Bring the rows in, or tell what would become of them; the exit code."""
    begin(options)
    return exit_code_of(lambda: _Run(options).work(), left=language.gettext(NOTHING_LEFT))


class _Run:
    def __init__(self, options: argparse.Namespace) -> None:
        from cungcau.terminal.match import limits_of_environment

        self._options = options
        self._limits = limits_of_environment()
        self._outcomes: Counter[str] = Counter()

    def work(self) -> None:
        from cungcau.exchange.actions import bring_in_file  # app ready
        from cungcau.exchange.walking import Walk  # app ready
        from cungcau.notices.letters import absolute  # app ready

        thing = self._import()
        walk = Walk(thing, apply=self._options.apply, path=self._options.file, limits=self._limits)
        self._file = walk.file
        thing.format = walk.file.grid.kind
        come_in = False
        if self._options.apply:
            come_in = bring_in_file(walk, self._tell, by=thing.hand)
        else:
            for rows in walk.chunks():
                for decision in walk.decisions(rows):
                    self._tell(decision)
        for remark in self._file.remarks():
            self._say(remark)
        if come_in:
            say(language.gettext(UNTIL).format(page=absolute(thing.get_absolute_url())))
        if not self._options.apply:
            say(language.gettext(DRY))
        print(", ".join(f"{outcome} {self._outcomes[outcome]}" for outcome in OUTCOMES))

    def _import(self) -> Import:
        """The file as one that comes in, not saved."""
        from cungcau.exchange.models import Import  # app ready

        records = records_of(self._options.kind, self._options.by)
        by = records.by if records.by.pk else None
        name = self._options.file.name[-200:]
        return Import(side=records.side, name=name, language=language.current(), created_by=by, by_command=True)

    def _say(self, remark: Remark) -> None:
        from cungcau.terminal.words import line_of  # needs the language

        code = STRICTLY.get(remark.code, remark.code)
        say(line_of(Remark(remark.file, code, remark.facts, remark.row, remark.column)))

    # — what is told of a row

    def _tell(self, decision: Decision) -> None:
        self._outcomes[decision.outcome] += 1
        place, word = language.gettext(ROW).format(row=decision.row), language.gettext(decision.outcome)
        if decision.outcome == REFUSED:
            for trouble in decision.troubles:
                print(plain(self._refusal(decision.row, trouble)))
            return
        print(plain(f"{place}: {word}, {decision.key} {cut(decision.label)}".rstrip()))
        for column, old, new in decision.differences:
            before = f"{self._value(column, old)} → " if decision.outcome == CHANGED else ""
            print(plain(f"    {heading_of(column)}: {before}{self._value(column, new)}"))

    def _refusal(self, row: int, trouble: Trouble) -> str:
        from cungcau.terminal.words import mend_of, place_of, problem_of  # needs the language

        position = self._file.grid.position_of(str(trouble.facts.get("column", "")))
        label = self._file.grid.column_label(position if position is not None else trouble.facts.get("position"))
        remark = Remark(self._file.grid.file, STRICTLY.get(trouble.code, trouble.code), trouble.facts, row, label, used=False)
        place = place_of(remark).removeprefix(f"{remark.file}, ")
        return f"{place}: {language.gettext(REFUSED)}. {problem_of(remark)} {mend_of(remark)}"

    def _value(self, column: Any, value: Any) -> str:
        from cungcau.exchange.records.cells import shown  # app ready

        return cut(shown(column, value, language.current())) or language.gettext(EMPTY)


def cut(text: str) -> str:
    """As much of a text as a person looks at."""
    text = " ".join(cell_text(text).split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
