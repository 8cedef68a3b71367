"""An import in words: each row with what it would change, or with what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from cungcau.exchange.choosing import STATES
from cungcau.exchange.kinds import records_of
from cungcau.exchange.models import Export, Import, Line, Outcome, Side
from cungcau.exchange.records.cells import shown
from cungcau.exchange.records.frozen import thawed
from cungcau.exchange.telling import ON_PAGES, SHEETS, STRICTLY
from cungcau.exchange.words import WORDS, heading_of, sentence, tongue
from cungcau.vocabulary.queries import label

LONGEST = 300  # letters of a value on the page
TONES = {Outcome.NEW: "good", Outcome.CHANGED: "info", Outcome.UNCHANGED: "neutral", Outcome.REFUSED: "bad"}


@dataclass(frozen=True)
class Wrong:
    """One fault: where, what stands there, what is wrong with it, how to mend it."""

    column: str
    value: str
    problem: str
    mend: str


@dataclass(frozen=True)
class Shown:
    """One row as the page shows it. `differences`: (heading, old, new); of a new record (heading, "", as it was read)."""

    line: Line
    tone: str
    url: str = ""
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    why_left: Wrong | None = None


def wrong_of(code: str, facts: dict[str, Any], column: str = "", value: str = "") -> Wrong:
    """A fault in the reader's words."""
    code = STRICTLY.get(code, code)
    problem, mend = WORDS[code]
    if code == "other_kind":
        sheet = SHEETS[facts["other"].removesuffix("s")]
        facts = {"other": _(sheet)}
    return Wrong(column, value, sentence(problem, facts), sentence(ON_PAGES.get(code, mend), facts))


def rows_shown(thing: Import, lines: Iterable[Line]) -> Iterator[Shown]:
    """The lines of a page."""
    records = records_of(thing.side, thing.hand)
    lines = list(lines)
    found = records.by_key([line.record for line in lines])
    for line in lines:
        record = found.get(line.record)
        yield Shown(
            line, TONES[Outcome(line.outcome)], _address(record),
            [_difference(records, line.outcome, name, old, new) for name, old, new in line.differences],
            [wrong_of(code, facts, thing.headings.get(str(at), ""), value) for code, facts, at, value in line.troubles],
            wrong_of(*line.why_left) if line.why_left else None,
        )  # fmt: skip


def remarks_shown(thing: Import) -> list[Wrong]:
    """What is to be said of the whole file."""
    return [wrong_of(code, facts, column) for code, facts, column in thing.remarks]


def fault_shown(thing: Import) -> Wrong | None:
    """Why the file cannot be read; None where it can."""
    return wrong_of(*thing.fault) if thing.fault else None


def _address(record: Model | None) -> str:
    return str(record.get_absolute_url()) if record is not None else ""  # type: ignore[attr-defined]


def _difference(records: Any, outcome: str, name: str, old: Any, new: Any) -> tuple[str, str, str]:
    column = records.by_name[name]
    scheme = column.scheme or records.schemes.get(name, "")
    values = [_value(column, scheme, thawed(column, value)) for value in (old, new)]
    return (heading_of(column), "" if outcome == Outcome.NEW else values[0], values[1])


def _value(column: Any, scheme: str, value: Any) -> str:
    """The value on one line; codes with their names."""
    if scheme and value:
        codes = value if isinstance(value, tuple) else (value,)
        return cut("; ".join(f"{code} – {label(scheme, code)}" for code in codes))
    if column.kind == "money" and value is not None:
        return number_format(value, force_grouping=True)
    return cut(shown(column, value, tongue())) or _("(empty)")


def cut(text: str) -> str:
    """As much of a text as a person looks at."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def filters_shown(export: Export) -> str:
    """Which records went out, in words; "" for all."""
    states = dict(STATES[Side(export.side)])
    said = {
        "state": lambda code: str(states.get(code, code)),
        "field": lambda code: f"{code} – {label('field', code)}",
        "since": lambda day: _("changed since %(day)s") % {"day": date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")},
    }
    return "; ".join(said[name](value) for name, value in export.filters.items() if name in said)
