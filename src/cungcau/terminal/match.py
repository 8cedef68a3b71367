"""`cungcau match NEEDS OFFERS -o MATCHES`: ranked pairs with reasons, from two files, without a database.

Exit code 0: done, even when rows were set aside. 2: nothing could be done; one line says why.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import NullTranslations, gettext
from pathlib import Path
from typing import TYPE_CHECKING

from cungcau.engines.matching.model import Params
from cungcau.exchange.remarks import NothingToDo, Remark
from cungcau.kit.tables import Limits
from cungcau.kit.tables.model import MEGABYTE
from cungcau.terminal import language
from cungcau.terminal.output import check_output, not_written
from cungcau.terminal.running import exit_code_of
from cungcau.terminal.saying import prepare_streams, say

if TYPE_CHECKING:
    from cungcau.engines.matching import Proposals

_ = NullTranslations().gettext

TOP = 10
BUDGET = 60
FILE_MB, UNPACKED_MB = "CUNGCAU_MATCH_FILE_MB", "CUNGCAU_MATCH_UNPACKED_MB"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("needs", metavar=gettext("NEEDS"), type=Path, help=gettext("file of needs: .xlsx, .csv or .jsonl"))
    parser.add_argument("offers", metavar=gettext("OFFERS"), type=Path, help=gettext("file of offers: .xlsx, .csv or .jsonl"))
    parser.add_argument("-o", "--output", metavar=gettext("MATCHES"), type=Path, required=True,
                        help=gettext("result: .xlsx, .csv or .jsonl"))  # fmt: skip
    parser.add_argument("--lang", choices=language.LANGUAGES,
                        help=gettext("language of the result (else the shell's, else vi)"))  # fmt: skip
    parser.add_argument("--top", default=str(TOP), metavar="N", help=gettext("offers for each need (default %(default)s)"))
    parser.add_argument(
        "--budget", default=str(BUDGET), metavar=gettext("SECONDS"),
        help=gettext("time for reading texts with the sentence model (default %(default)s; 0: what is kept)"),
    )  # fmt: skip
    parser.add_argument("--as-given", action="store_true", help=gettext("do not ask whether the files are swapped"))
    together = parser.add_mutually_exclusive_group()
    together.add_argument("--jobs", default="1", metavar="N", help=gettext("match with N processes of this machine (default 1)"))
    together.add_argument("--cluster", metavar=gettext("ADDRESS"),
                          help=gettext("match on a Dask cluster: address of its scheduler"))  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Do the whole work; the exit code."""
    prepare_streams()
    language.use(options.lang or language.language_of_environment())
    return exit_code_of(lambda: _Run(options).work(), left=language.gettext(_("nothing was written")))


def limits_of_environment() -> Limits:
    """The limits of files, which two settings raise or lower."""
    default = Limits()
    return Limits(
        text=_megabytes(FILE_MB, default.text),
        unpacked=_megabytes(UNPACKED_MB, default.unpacked),
    )


def _megabytes(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    return int(text) * MEGABYTE if text.isdigit() else default


class _Run:
    """One run from files to files."""

    def __init__(self, options: argparse.Namespace) -> None:
        from cungcau.terminal.building import Builder
        from cungcau.terminal.progress import Progress

        self._options = options
        self._top = _number_of(options.top, "--top", "top_not_number")
        self._jobs = _number_of(options.jobs, "--jobs", "jobs_not_number")
        self._seconds = _seconds_of(options.budget)
        self._today = datetime.now(UTC).astimezone().date()
        self._builder = Builder(self._today)
        self._limits = limits_of_environment()
        self._progress = Progress()
        self._begun = time.monotonic()
        self._pairs = 0
        self._unmatched: list[str] = []

    def work(self) -> None:
        from cungcau.terminal.solving import crew_of
        from cungcau.terminal.summary import summary

        self._check_inputs()
        self._check_output()
        with crew_of(self._jobs, self._options.cluster) as self._crew:
            self._read()
            self._match_and_write()
        seconds = time.monotonic() - self._begun
        for line in summary(self._needs, self._offers, self._unmatched, self._pairs, seconds, self._paths):
            say(line)
        say(self._reading.line(len(self._offers.entities)))

    def _check_inputs(self) -> None:
        needs, offers = self._options.needs, self._options.offers
        if needs.resolve() == offers.resolve() and needs.is_file() and not self._options.as_given:
            raise NothingToDo(Remark(needs.name, "same_file", used=False))

    def _check_output(self) -> None:
        from cungcau.terminal.report import paths_of

        output: Path = self._options.output
        check_output(output)
        self._paths = paths_of(output)
        inputs = [path.resolve() for path in (self._options.needs, self._options.offers)]
        if any(path.resolve() in inputs for path in self._paths):
            raise NothingToDo(Remark(output.name, "output_is_input", used=False))

    def _read(self) -> None:
        from cungcau.terminal.intake import read_needs, read_offers
        from cungcau.terminal.orientation import wrong_way

        with self._progress.counting(language.gettext(_("reading needs"))) as told:
            self._needs = read_needs(self._options.needs, self._builder, self._limits, told)
        with self._progress.counting(language.gettext(_("reading offers"))) as told:
            self._offers = read_offers(self._options.offers, self._builder, self._limits, told)
        wrong = "" if self._options.as_given else wrong_way(self._needs.leaning, self._offers.leaning)
        if wrong:
            file = self._offers.file if wrong == "offers_are_needs" else self._needs.file
            raise NothingToDo(Remark(file, wrong, used=False))

    def _match_and_write(self) -> None:
        from cungcau.kit.tables.writing import written_whole
        from cungcau.terminal.report import open_report

        try:
            with written_whole(*self._paths) as parts:
                report = open_report(self._options.output, parts, self._needs, self._offers)
                for found in self._found():
                    for match in found.matches:
                        report.pair(match)
                    self._pairs += len(found.matches)
                    if not found.matches:
                        self._unmatched.append(found.need)
                        report.unmatched(found.need, _why_unmatched(found))
                for remark in (*self._needs.remarks, *self._offers.remarks):
                    report.problem(remark)
                report.close()
        except OSError as error:
            raise not_written(self._options.output, error) from None

    def _found(self) -> Iterator[Proposals]:
        from cungcau.terminal.meaning import reading_of_environment
        from cungcau.terminal.solving import proposals

        self._reading = reading_of_environment(self._seconds)
        needs, offers = self._needs.entities, self._offers.entities
        return proposals(needs, offers, self._top, self._today, self._progress, self._reading, self._crew)


def _why_unmatched(found: Proposals) -> str:
    """The best offer that a constraint forbids, or that nothing is near enough."""
    from cungcau.discovery.reasons import describe_refusal  # needs the language

    nearest = max(found.refused, key=lambda refusal: refusal.score, default=None)
    if nearest is None or nearest.score < Params().floor:
        return language.gettext(_("No offer speaks of the same thing closely enough."))
    words = language.gettext(_("The nearest offer, {offer}, is refused: {reason}"))
    return words.format(offer=nearest.offer, reason=describe_refusal(nearest))


def _number_of(text: str, option: str, code: str) -> int:
    """A number from 1; argparse could not say in the run's language what is wrong with it."""
    if not text.isdecimal() or int(text) < 1:
        raise NothingToDo(Remark(option, code, {"text": text}, used=False))
    return int(text)


def _seconds_of(text: str) -> float:
    if not text.isdecimal():
        raise NothingToDo(Remark("--budget", "budget_not_number", {"text": text}, used=False))
    return float(text)
