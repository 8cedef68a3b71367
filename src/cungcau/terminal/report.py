"""Writing the result: pairs, needs without a good offer, rows with problems; three sheets or three files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Protocol

from cungcau.discovery.reasons import describe_part, part_name
from cungcau.engines.matching.model import PARTS, Match
from cungcau.exchange.remarks import Remark
from cungcau.kit.tables.writing import CsvFile, JsonFile
from cungcau.listings.columns.headings import cell_text
from cungcau.terminal.intake import Intake
from cungcau.terminal.language import gettext
from cungcau.terminal.words import mend_of, problem_of

_ = NullTranslations().gettext

PAIRS = ("need_id", "offer_id", "rank", "score", "need_title", "offer_title", "reasons")
UNMATCHED = ("need_id", "row", "need_title", "reason")
PROBLEMS = ("file", "row", "column", "problem", "mend", "used")
HEADINGS: dict[str, str] = {
    "need_id": _("Need"),
    "offer_id": _("Offer"),
    "rank": _("Rank"),
    "score": _("Score"),
    "need_title": _("Title of the need"),
    "offer_title": _("Title of the offer"),
    "reasons": _("Reasons"),
    "row": _("Row"),
    "reason": _("Why"),
    "file": _("File"),
    "column": _("Column"),
    "problem": _("Problem"),
    "mend": _("How to mend it"),
    "used": _("Row used?"),
}
WIDTHS = {
    "need_id": 14, "offer_id": 14, "rank": 7, "score": 7, "need_title": 44, "offer_title": 44, "reasons": 90,
    "row": 7, "reason": 60, "file": 22, "column": 22, "problem": 60, "mend": 50, "used": 12,
}  # fmt: skip


class Report(Protocol):
    """Where results go while they come."""

    def pair(self, match: Match) -> None: ...
    def unmatched(self, key: str, reason: str) -> None: ...
    def problem(self, remark: Remark) -> None: ...
    def close(self) -> None: ...


def paths_of(output: Path) -> list[Path]:
    """The files that a report writes: one workbook, or three files."""
    if output.suffix.lower() == ".xlsx":
        return [output]
    others = (output.with_name(f"{output.stem}.{name}{output.suffix}") for name in ("unmatched", "problems"))
    return [output, *others]


def open_report(output: Path, parts: Sequence[Path], needs: Intake, offers: Intake) -> Report:
    """A report of the kind that the name of `output` asks for, written to `parts`."""
    kind = output.suffix.lower()
    if kind == ".jsonl":
        return JsonReport(parts, needs, offers)
    if kind == ".xlsx":
        return TableReport(XlsxSheets(parts[0], needs, offers), needs, offers)
    return TableReport(CsvSheets(parts, needs, offers), needs, offers)


def reasons_of(match: Match) -> list[dict[str, Any]]:
    """The parts of a score with points and words; the points sum to the score."""
    return [{"part": part.code, "points": part.points, "text": describe_part(part)} for part in match.parts]


def _reasons_text(match: Match) -> str:
    lines = (f"{part_name(part.code)} {part.points}/{part.of}: {describe_part(part)}" for part in match.parts if part.of)
    return "\n".join(lines)


class JsonReport:
    """One object a pair: need_id, offer_id, rank, score, reasons, and other columns of the files if any."""

    def __init__(self, parts: Sequence[Path], needs: Intake, offers: Intake) -> None:
        self._pairs, self._unmatched, self._problems = (JsonFile(part) for part in parts)
        self._needs, self._offers = needs, offers

    def pair(self, match: Match) -> None:
        thing: dict[str, Any] = {
            "need_id": match.need,
            "offer_id": match.offer,
            "rank": match.rank,
            "score": match.score,
            "reasons": reasons_of(match),
        }
        for name, intake, key in (("need", self._needs, match.need), ("offer", self._offers, match.offer)):
            if intake.extra_names:
                thing[f"{name}_extra"] = intake.extras.get(key, {})
        self._pairs.add(thing)

    def unmatched(self, key: str, reason: str) -> None:
        needs = self._needs
        thing = {"need_id": key, "row": needs.rows[key], "need_title": needs.titles[key], "reason": reason}
        self._unmatched.add(thing)

    def problem(self, remark: Remark) -> None:
        self._problems.add(
            {
                "file": remark.file,
                "row": remark.row,
                "column": remark.column,
                "problem": problem_of(remark),
                "mend": mend_of(remark),
                "used": remark.used,
                "code": remark.code,
            }
        )

    def close(self) -> None:
        for file in (self._pairs, self._unmatched, self._problems):
            file.close()


class CsvSheets:
    """Three files; headings are keys that programs can rely on, in every language."""

    def __init__(self, parts: Sequence[Path], needs: Intake, offers: Intake) -> None:
        headings = [*PAIRS, *PARTS, *_extra_headings(needs, "need"), *_extra_headings(offers, "offer")]
        self.pairs = CsvFile(parts[0], headings)
        self.unmatched = CsvFile(parts[1], UNMATCHED)
        self.problems = CsvFile(parts[2], PROBLEMS)

    def close(self) -> None:
        for file in (self.pairs, self.unmatched, self.problems):
            file.close()


class XlsxSheets:
    """Three sheets with headings in the chosen language."""

    def __init__(self, part: Path, needs: Intake, offers: Intake) -> None:
        from cungcau.kit.tables.workbook_writing import XlsxFile  # slow

        self._book = XlsxFile(part)
        need, offer = gettext(_("need")), gettext(_("offer"))
        extras = [f"{name} ({need})" for name in needs.extra_names]
        extras += [f"{name} ({offer})" for name in offers.extra_names]
        headings = [*_spoken(PAIRS), *(part_name(code) for code in PARTS), *extras]
        widths = [*_widths(PAIRS), *[11] * len(PARTS), *[20] * len(extras)]
        self.pairs = self._book.sheet(gettext(_("Pairs")), headings, widths)
        self.unmatched = self._book.sheet(gettext(_("Needs without a good offer")), _spoken(UNMATCHED), _widths(UNMATCHED))
        self.problems = self._book.sheet(gettext(_("Rows with problems")), _spoken(PROBLEMS), _widths(PROBLEMS))

    def close(self) -> None:
        self._book.close()


def _spoken(names: Iterable[str]) -> list[str]:
    return [gettext(HEADINGS[name]) for name in names]


def _widths(names: Iterable[str]) -> list[int]:
    return [WIDTHS[name] for name in names]


def _extra_headings(intake: Intake, side: str) -> list[str]:
    return [f"{side}.{name}" for name in intake.extra_names]


class TableReport:
    """One row a pair: reasons as text, and the points of each part in columns of their own."""

    def __init__(self, sheets: CsvSheets | XlsxSheets, needs: Intake, offers: Intake) -> None:
        self._sheets, self._needs, self._offers = sheets, needs, offers

    def pair(self, match: Match) -> None:
        points = {part.code: part.points for part in match.parts}
        cells: list[Any] = [
            match.need,
            match.offer,
            match.rank,
            match.score,
            self._needs.titles[match.need],
            self._offers.titles[match.offer],
            _reasons_text(match),
            *(points.get(code) for code in PARTS),
        ]
        for intake, key in ((self._needs, match.need), (self._offers, match.offer)):
            extras = intake.extras.get(key, {})
            cells += [_carried(extras.get(name)) for name in intake.extra_names]
        self._sheets.pairs.add(cells)

    def unmatched(self, key: str, reason: str) -> None:
        self._sheets.unmatched.add([key, self._needs.rows[key], self._needs.titles[key], reason])

    def problem(self, remark: Remark) -> None:
        used = gettext(_("yes")) if remark.used else gettext(_("no"))
        cells = [remark.file, remark.row, remark.column, problem_of(remark), mend_of(remark), used]
        self._sheets.problems.add(cells)

    def close(self) -> None:
        self._sheets.close()


def _carried(cell: Any) -> Any:
    return cell_text(cell) if isinstance(cell, (list, dict)) else cell
