"""`cungcau import needs FILE`: tells what each row would do; with `--apply` it is done, all of it or nothing."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cungcau.kit.tables import Limits, Row
from cungcau.listings.columns import Trouble, leaning
from cungcau.listings.columns.headings import cell_text
from cungcau.terminal import language
from cungcau.terminal.exchange.kinds import KINDS, begin, records_of
from cungcau.terminal.grid import Grid
from cungcau.terminal.remarks import NothingToDo, Remark
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import plain, say
from cungcau.terminal.telling import (
    DRY,
    EMPTY,
    NOTHING_LEFT,
    OUTCOMES,
    REFUSED,
    ROW,
    STRICTLY,
)  # fmt: skip

if TYPE_CHECKING:
    from cungcau.terminal.exchange.deciding import Decision
    from cungcau.terminal.exchange.records import Records

CHUNK = 200
ENOUGH = 3  # columns that only the other kind has, more than those of this one
SHOWN = 80  # letters of a value on the screen


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("file", metavar="FILE", type=Path, help="what `export` writes, or a table of your own")
    parser.add_argument("--by", metavar="EMAIL", default="", help="who brings the rows in (default: the operator)")
    parser.add_argument("--apply", action="store_true", help="write; without it nothing is changed")
    parser.add_argument("--lang", choices=language.LANGUAGES, help="language of what is told (else the shell's, else vi)")


def run(options: argparse.Namespace) -> int:
    """Bring the rows in, or tell what would become of them; the exit code."""
    begin(options)
    return exit_code_of(lambda: _Run(options).work(), left=language.gettext(NOTHING_LEFT))


class _Headed(Grid):
    def __init__(self, path: Path, limits: Limits, records: Records) -> None:
        super().__init__(path, records.side, limits, records.speaking)
        self._records = records
        self.leaning = 0

    def heard(self, headings: Iterable[str]) -> None:
        self.leaning += leaning(headings)

    def is_of_the_other_kind(self) -> bool:
        """A file of offers would make needs of them, without what they are about."""
        return {"need": self.leaning <= -ENOUGH, "offer": self.leaning >= ENOUGH}.get(self._side, False)

    def no_headings(self, first: list[Row]) -> Remark:
        remark = super().no_headings(first)
        return self.none_known(remark.facts["found"], remark.row) if remark.code == "headings_unknown" else remark

    def none_known(self, found: list[str], row: int | None) -> Remark:
        known = self._records.by_name
        words = (known["id"], known["name" if "name" in known else "title"])
        keys = dict(zip(("id", "name"), (heading_of(column) for column in words), strict=True))
        return Remark(self.file, "no_heading_known", {"found": found, **keys}, row, used=False)


def heading_of(column: Any) -> str:
    """What the reader calls the column."""
    return str(column.en if language.current() == "en" else column.vi)


class _Run:
    def __init__(self, options: argparse.Namespace) -> None:
        from cungcau.terminal.match import limits_of_environment

        self._options = options
        self._limits = limits_of_environment()
        self._outcomes: Counter[str] = Counter()

    def work(self) -> None:
        from cungcau.terminal.exchange.deciding import Deciding  # app ready

        self._records = records_of(self._options.kind, self._options.by)
        with self._transaction():
            rows = self._rows()
            decide = Deciding(self._records, self._grid, self._present, apply=self._options.apply)
            while several := list(islice(rows, CHUNK)):
                for decision in decide.several(several):
                    self._tell(decision)
        for remark in self._of_whole_file():
            self._say(remark)
        if not self._options.apply:
            say(language.gettext(DRY))
        print(", ".join(f"{outcome} {self._outcomes[outcome]}" for outcome in OUTCOMES))

    def _transaction(self) -> AbstractContextManager[Any]:
        from django.db import transaction  # app ready

        return transaction.atomic() if self._options.apply else nullcontext()

    # — the file

    def _rows(self) -> Iterator[Row]:
        """The rows below the headings; JSON lines are read twice, because a column may first come with the last line."""
        self._grid = _Headed(self._options.file, self._limits, self._records)
        rows = self._grid.rows()
        first = list(next(([row] for row in rows), []))
        if self._grid.kind == "jsonl":
            for _row in rows:
                pass
        self._present = list(self._grid.headings.columns.values())
        if not self._grid.headings.names & self._records.speaking:
            labels = list(self._grid.headings.labels.values())
            raise NothingToDo(self._grid.none_known(labels, None))
        if self._grid.is_of_the_other_kind():
            other = "offers" if self._records.side == "need" else "needs"
            raise NothingToDo(Remark(self._grid.file, "other_kind", {"other": other}, used=False))
        if self._grid.kind != "jsonl":
            return chain(first, rows)
        self._grid = _Headed(self._options.file, self._limits, self._records)
        return self._grid.rows()

    def _of_whole_file(self) -> Iterator[Remark]:
        yield from self._grid.of_whole_file()
        yield from self._grid.remarks
        file = self._grid.file
        if extras := sorted(set(self._grid.headings.extras.values()) - set(self._grid.headings.twice.values())):
            yield Remark(file, "headings_not_known", {"names": extras})
        not_taken = getattr(self._records, "not_taken", frozenset())
        if names := [heading_of(column) for column in self._present if column.name in not_taken]:
            yield Remark(file, "columns_not_brought_in", {"names": names})

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
            print(plain(f"    {heading_of(column)}: {self._value(column, old)} → {self._value(column, new)}"))

    def _refusal(self, row: int, trouble: Trouble) -> str:
        from cungcau.terminal.words import mend_of, place_of, problem_of  # needs the language

        position = self._grid.position_of(str(trouble.facts.get("column", "")))
        label = self._grid.column_label(position if position is not None else trouble.facts.get("position"))
        remark = Remark(self._grid.file, STRICTLY.get(trouble.code, trouble.code), trouble.facts, row, label, used=False)
        place = place_of(remark).removeprefix(f"{remark.file}, ")
        return f"{place}: {language.gettext(REFUSED)}. {problem_of(remark)} {mend_of(remark)}"

    def _value(self, column: Any, value: Any) -> str:
        from cungcau.terminal.exchange.cells import shown  # app ready

        return cut(shown(column, value, language.current())) or language.gettext(EMPTY)


def cut(text: str) -> str:
    """As much of a text as a person looks at."""
    text = " ".join(cell_text(text).split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
