"""Up to four offers beside one need, line by line: what is wanted, and what each offer says to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from cungcau.discovery import reasons
from cungcau.discovery.bridge import as_offer
from cungcau.discovery.matches import Explained, PartInWords, in_words
from cungcau.discovery.problems import offers_for
from cungcau.discovery.queries import params as params_in_force
from cungcau.discovery.queries import rows_of
from cungcau.discovery.verdicts import changed_sides, verdicts_about
from cungcau.engines.matching import Beside, Line, Part, beside
from cungcau.listings.models import Listing
from cungcau.listings.presentation import money_range
from cungcau.listings.queries import Sight, sight_of
from cungcau.vocabulary.queries import label

MOST = 4
ROW_CODES = frozenset(["row", "row_unknown", "row_perhaps", "units_differ"])
CONDITIONS = ("readiness", "mode", "budget", "place", "classification", "freshness")


@dataclass(frozen=True)
class Column(Explained):
    """One offer: its score, why it would be refused ("" where no rule forbids it), what to ask."""

    listing: Listing
    sight: Sight
    score: int
    parts: list[PartInWords]
    refusal: str
    questions: list[str]


@dataclass(frozen=True)
class Cell:
    """What one offer says; `status` is that of the engine ("meets", "fails" …) or "" where nothing is judged."""

    text: str
    status: str = ""

    @property
    def status_words(self) -> str:
        return reasons.status_name(self.status) if self.status else ""


@dataclass(frozen=True)
class ComparedLine:
    """One line of the table: its name, what is wanted, and a cell for each offer."""

    label: str
    wanted: str
    cells: list[Cell]


@dataclass(frozen=True)
class Group:
    title: str
    lines: list[ComparedLine]


@dataclass(frozen=True)
class Comparison:
    columns: list[Column]
    groups: list[Group]


def compare(need: Listing, pids: Sequence[str], user: Any) -> Comparison:
    """The offers of these public ids that the reader may see, at most MOST, in the order given, against the need.

    A pair scores as on the page of matches; what a rule refuses is compared too, and says so.
    """
    rows = {row.pid: row for row in rows_of("offer", user).filter(pid__in=list(pids)[: 10 * MOST])}
    chosen = [rows[pid] for pid in dict.fromkeys(pids) if pid in rows][:MOST]
    problem = offers_for(need, user)
    said = verdicts_about(need)
    refused = frozenset((need.pid, key) for key, one in said.items() if one.is_refused and not changed_sides(one))
    problem = replace(problem, offers=tuple(map(as_offer, chosen)), refused_pairs=refused)
    found = beside(problem, params_in_force())
    columns = [_column(pair, row, user) for pair, row in zip(found, chosen, strict=True)]
    groups = [_scores(columns), _specifications(found), _conditions(found), _facts(columns)]
    return Comparison(columns, [group for group in groups if group.lines])


def _column(pair: Beside, row: Listing, user: Any) -> Column:
    parts = [in_words(part) for part in pair.match.parts if part.of]
    refusal = reasons.describe_refusal(pair.refusal) if pair.refusal else ""
    questions = [reasons.describe_question(question) for question in pair.match.questions]
    return Column(row, sight_of(row, user), pair.match.score, parts, refusal, questions)


def _scores(columns: list[Column]) -> Group:
    names = [part.label for part in columns[0].parts] if columns else []
    lines = [
        ComparedLine(name, str(columns[0].parts[at].of), [Cell(str(column.parts[at].points)) for column in columns])
        for at, name in enumerate(names)
    ]
    return Group(_("Points"), lines)


def _specifications(found: tuple[Beside, ...]) -> Group:
    """One line for each row that the need asks for, in its order; every offer answers all of them."""
    answers = [[line for line in _part(pair, "specifications").lines if line.code in ROW_CODES] for pair in found]
    lines = []
    for at, asked in enumerate(answers[0] if answers else ()):
        cells = [_answer(rows[at]) for rows in answers]
        lines.append(ComparedLine(reasons.parameter_text(asked), reasons.wanted_text(asked), cells))
    return Group(reasons.part_name("specifications"), lines)


def _answer(line: Line) -> Cell:
    text = _("not said") if line.code == "row_unknown" else reasons.offered_text(line)
    return Cell(text, "unknown" if line.code == "units_differ" else line.status)


def _conditions(found: tuple[Beside, ...]) -> Group:
    """The other parts of the score, each with what its lines say."""
    lines = []
    for code in CONDITIONS:
        parts = [_part(pair, code) for pair in found]
        cells = [Cell(reasons.describe_part(part), _worst(part)) for part in parts]
        if any(cell.text for cell in cells):
            lines.append(ComparedLine(reasons.part_name(code), "", cells))
    return Group(_("Conditions"), lines)


def _worst(part: Part) -> str:
    """The status that decides: one failure is a failure."""
    said = [line.status for line in part.lines]
    return next((status for status in ("fails", "unknown", "nearly", "meets") if status in said), "")


def _part(pair: Beside, code: str) -> Part:
    return next((part for part in pair.match.parts if part.code == code), Part(code, 0, 0, {}, ()))


Fact = tuple[Any, Callable[[Listing, Sight], str]]


def _facts(columns: list[Column]) -> Group:
    """What the offers say of themselves that no part of the score asks for."""
    facts: list[Fact] = [
        (_("Organisation"), lambda row, sight: sight.organisation_name),
        (_("Stage of development"), lambda row, sight: label("stage", row.stage) if row.stage else ""),
        (_("Price"), lambda row, sight: money_range(row.money_min, row.money_max) if sight.money else ""),
        (_("Months to deploy"), lambda row, sight: str(row.months_to_deploy or "")),
        (_("Advantages"), lambda row, sight: row.advantages),
        (_("Economic comparison"), lambda row, sight: row.economic_comparison),
        (_("Where it is in use"), lambda row, sight: row.references if sight.identity else ""),
        (_("Certificates and test reports"), lambda row, sight: row.certificates if sight.identity else ""),
        (_("Warranty"), lambda row, sight: row.warranty),
        (_("What comes along"), lambda row, sight: _labels(row, "package")),
        (_("Can be seen"), lambda row, sight: _labels(row, "demonstration")),
        (_("Intellectual property"), lambda row, sight: _rights(row)),
    ]
    lines = [
        ComparedLine(str(name), "", [Cell(told(column.listing, column.sight)) for column in columns]) for name, told in facts
    ]
    return Group(_("What the offers say"), [line for line in lines if any(cell.text for cell in line.cells)])


def _labels(row: Listing, scheme: str) -> str:
    return ", ".join(label(scheme, code) for code in row.codes.get(scheme, []))


def _rights(row: Listing) -> str:
    return "; ".join(f"{label('ip_type', item.type)} – {label('ip_status', item.status)}" for item in row.ip_items.all())
