"""Questions to the code lists.

Names and choices come from a copy in memory that holds nothing but codes and names and follows the table's own
version number; rows (for foreign keys) always come from the database. A scheme that the database does not hold
yet is answered from the shipped list.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

import structlog
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from cungcau.engines.common.text import fold
from cungcau.kit.fields import reader_language
from cungcau.vocabulary import tables
from cungcau.vocabulary.models import Edition, Scheme, Status, Term
from cungcau.vocabulary.tables import TermRow

# Technology whose transfer is promoted, restricted or prohibited: the criteria of the law, and the annexes of its decree.
CRITERIA = "transfer_criteria"
LISTED = {"promoted_technology": "promoted", "restricted_technology": "restricted", "prohibited_technology": "prohibited"}
NOT_LOADED = "annex"  # the code that stands for an annex whose entries are not here
Dated = TypeVar("Dated", Term, Edition)


@dataclass(frozen=True)
class Copy:
    """The codes and names of one state of the table."""

    version: datetime | None
    schemes: dict[str, tuple[TermRow, ...]] = field(default_factory=dict)
    codes: dict[tuple[str, str], TermRow] = field(default_factory=dict)


@dataclass
class _Held:
    copy: Copy | None = None


_HELD = _Held()
# The request for which the version number was asked last, so that a page asks once.
_ASKED: ContextVar[tuple[str, Copy] | None] = ContextVar("vocabulary_asked", default=None)


def term(scheme: str, code: str, day: date | None = None) -> Term | None:
    """The row of a code: the edition valid on the day (today), else the newest; None when there is no such code."""
    rows = list(Term.objects.filter(scheme_id=scheme, code=code))
    wanted = day or timezone.localdate()
    rows.sort(key=lambda row: (row.is_valid_on(wanted), row.valid_from or date.min, row.pk))
    return rows[-1] if rows else None


def terms_of(scheme: str, day: date | None = None) -> QuerySet[Term]:
    """The rows that may be used for something new on the day (today), in their order."""
    return valid_on(Term.objects.filter(scheme_id=scheme), day or timezone.localdate())


def narrower(term: Term) -> QuerySet[Term]:
    """The codes right under this one, in their order."""
    return term.children.order_by("order", "code")


def valid_on(rows: QuerySet[Dated], day: date) -> QuerySet[Dated]:
    """Of these terms or editions those that hold on the day; an open end is open."""
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return rows.filter(begun & (Q(valid_to=None) | Q(valid_to__gte=day)))


def label(scheme: str, code: str) -> str:
    """The code's name in the reader's language; the code itself where it is not known."""
    found = _copy().codes.get((scheme, code)) or _shipped(scheme).get(code)
    return found.name(reader_language()) if found else code


def level(scheme: str, code: str) -> int:
    """How deep the code stands in its list: 1 at the top, 0 where it is not known."""
    found = _copy().codes.get((scheme, code)) or _shipped(scheme).get(code)
    return 1 + (level(scheme, found.parent) if found.parent else 0) if found else 0


def names_of(codes: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What these codes (scheme, code) are called now: {"scheme:code": [Vietnamese, English]}; unknown ones are left out."""
    held = _copy().codes
    found = {(scheme, code): held.get((scheme, code)) or _shipped(scheme).get(code) for scheme, code in sorted(codes)}
    return {f"{scheme}:{code}": [row.name_vi, row.name_en] for (scheme, code), row in found.items() if row}


def choices(scheme: str, day: date | None = None) -> list[tuple[str, Any]]:
    """What a select offers today: (code, name). Lists with levels give their second one, grouped under the first."""
    wanted = day or timezone.localdate()
    rows = [row for row in _rows(scheme) if row.is_valid_on(wanted)]
    if not any(row.parent for row in rows):
        return [(row.code, row.name(reader_language())) for row in rows]
    tops = {row.code: row for row in rows if not row.parent}
    groups: dict[str, list[tuple[str, str]]] = {code: [] for code in tops}
    for row in rows:
        if row.parent in tops:
            groups[row.parent].append((row.code, f"{row.code} – {row.name(reader_language())}"))
    return [(tops[code].name(reader_language()), group) for code, group in groups.items() if group]


def found_in(rows: QuerySet[Term], query: str) -> QuerySet[Term]:
    """The rows that hold every word of the query, with or without diacritics, in names, aliases or code."""
    for word in fold(query).split():
        rows = rows.filter(folded__contains=word)
    return rows


def schemes_with_numbers() -> list[dict[str, Any]]:
    """One entry a scheme: its newest edition, how many codes are in force and how many of them are unverified."""
    today = timezone.localdate()
    unsure = Count("pk", filter=~Q(status__in=[Status.READ, Status.OWN]))
    counts = {
        row["scheme_id"]: row
        for row in valid_on(Term.objects.order_by(), today).values("scheme_id").annotate(number=Count("pk"), unsure=unsure)
    }
    editions: dict[str, Edition] = {}
    for edition in Edition.objects.order_by("valid_to", "loaded_at"):  # an open end sorts last or first by database
        known = editions.get(edition.scheme_id)
        if known is None or known.valid_to is not None or edition.valid_to is None:
            editions[edition.scheme_id] = edition
    nothing = {"number": 0, "unsure": 0}
    return [
        {"scheme": scheme, "edition": editions.get(scheme.key), **counts.get(scheme.key, nothing)}
        for scheme in Scheme.objects.all()
    ]


def forget() -> None:
    """Drop the copy: a list was written in this process."""
    _HELD.copy = None
    _ASKED.set(None)


def _rows(scheme: str) -> tuple[TermRow, ...]:
    return _copy().schemes.get(scheme) or tuple(_shipped(scheme).values())


def _shipped(scheme: str) -> dict[str, TermRow]:
    return tables.terms_by_code(scheme) if scheme in tables.schemes() else {}


def _copy() -> Copy:
    """The copy, if its version number is still the table's; within one request, or one job, that is asked once."""
    request = structlog.contextvars.get_contextvars().get("request_id", "")
    asked = _ASKED.get()
    if asked is not None and request and asked[0] == request:
        return asked[1]
    version = Scheme.objects.aggregate(last=Max("loaded_at"))["last"]
    copy = _HELD.copy
    if copy is None or copy.version != version:
        copy = _HELD.copy = _read(version)
    _ASKED.set((request, copy))
    return copy


def _read(version: datetime | None) -> Copy:
    schemes: dict[str, list[TermRow]] = {}
    codes: dict[tuple[str, str], TermRow] = {}
    today = timezone.localdate()
    if version is not None:
        rows = Term.objects.select_related("parent").order_by("scheme_id", "order", "code")
        for row in (as_row(term) for term in rows):
            schemes.setdefault(row.scheme, []).append(row)
            known = codes.get((row.scheme, row.code))
            if known is None or _rank(row, today) >= _rank(known, today):
                codes[row.scheme, row.code] = row
    return Copy(version, {key: tuple(rows) for key, rows in schemes.items()}, codes)


def _rank(row: TermRow, today: date) -> tuple[bool, date]:
    return row.is_valid_on(today), row.valid_from or date.min


def as_row(term: Term) -> TermRow:
    """The plain values of a row; asks for the parent, so select it with the row."""
    return TermRow(
        scheme=term.scheme_id,
        version=term.version,
        code=term.code,
        name_vi=term.name_vi,
        name_en=term.name_en,
        parent=term.parent.code if term.parent else "",
        valid_from=term.valid_from,
        valid_to=term.valid_to,
        source=term.source,
        status=term.status,
        aliases=tuple(word for word in term.aliases.split("|") if word),
        order=term.order,
    )
