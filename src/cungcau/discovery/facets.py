"""Facets: the ways to narrow a list, with how many each choice leaves. Within a facet "or", between facets "and"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from cungcau.discovery import bands
from cungcau.listings.visibility import NAMED
from cungcau.registry.queries import zone_names
from cungcau.vocabulary.models import Term
from cungcau.vocabulary.queries import label
from cungcau.vocabulary.tables import terms_by_code

Rows = QuerySet[Any]
LISTINGS = ("need", "offer")
LEVELS = tuple("123456789")
Counts = list[tuple[str, int]]


class Tally:
    """Some rows, and what was counted over them so far."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows.order_by()

    @cached_property
    def codes(self) -> dict[str, Counts]:
        """Scheme to codes, the commonest first. One query for all schemes, over the bare keys of the terms: joined to the
        terms to ask for one scheme, SQLite begins with the terms and takes fifteen times as long."""
        found = dict(self.rows.values_list("terms").annotate(number=Count("pk")))
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for pk, scheme, code in Term.objects.filter(pk__in=[pk for pk in found if pk]).values_list("pk", "scheme_id", "code"):
            counts[scheme][code] += found[pk]  # a list of codes may be there in two versions
        return {scheme: _sorted(counter) for scheme, counter in counts.items()}


def _sorted(counter: Counter[str]) -> Counts:
    """The commonest first."""
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True)
class Facet:
    """`narrow(rows, values)` keeps the rows with one of the values; `count(tally)` says how many of its rows have each.

    A `seldom` facet is counted and shown only where it is asked for, or chosen.
    """

    name: str
    legend: Any
    kinds: tuple[str, ...]
    narrow: Callable[[Rows, Sequence[str]], Rows]
    count: Callable[[Tally], Counts]
    words: Callable[[str], str]
    seldom: bool = False


@dataclass(frozen=True)
class Option:
    """One checkbox of a facet."""

    value: str
    label: str
    count: int
    chosen: bool


def _terms(name: str, scheme: str, legend: Any, kinds: tuple[str, ...]) -> Facet:
    """A facet over the codes of a scheme."""

    def narrow(rows: Rows, values: Sequence[str]) -> Rows:
        """By a subquery, so that a row with two of the codes is still one row."""
        through, owner = rows.model.terms.through.objects, f"{rows.model._meta.model_name}_id"
        return rows.filter(pk__in=through.filter(term__scheme_id=scheme, term__code__in=values).values(owner))

    return Facet(name, legend, kinds, narrow, lambda tally: tally.codes.get(scheme, []), lambda code: label(scheme, code))


def _column(name: str, path: str, legend: Any, kinds: tuple[str, ...], words: Callable[[str], str]) -> Facet:
    """A facet over a column."""

    def count(tally: Tally) -> Counts:
        found = tally.rows.exclude(**{f"{path}__isnull": True}).values_list(path)
        return [
            (str(value), number) for value, number in found.annotate(number=Count("pk")).order_by("-number", path) if value != ""
        ]

    return Facet(name, legend, kinds, lambda rows, values: rows.filter(**{f"{path}__in": values}), count, words)


def _named_only(facet: Facet) -> Facet:
    """The same without anonymous listings: with two choices crossed, their place would give them away."""

    def named(rows: Rows) -> Rows:
        return rows.filter(anonymity__in=NAMED) if hasattr(rows.model, "anonymity") else rows

    return replace(
        facet,
        narrow=lambda rows, values: facet.narrow(named(rows), values),
        count=lambda tally: facet.count(Tally(named(tally.rows))),
    )


def _in_order(facet: Facet, order: Callable[[str], Any] = int) -> Facet:
    """The same with its values in their own order (levels, stages) instead of the commonest first."""
    return replace(facet, count=lambda tally: sorted(facet.count(tally), key=lambda pair: order(pair[0])))


def _seldom(facet: Facet) -> Facet:
    return replace(facet, seldom=True)


def _bands(name: str, which: tuple[bands.Band, ...], legend: Any, kinds: tuple[str, ...]) -> Facet:
    """A facet over ranges of one or two columns."""
    words = {band.value: band.words for band in which}
    return Facet(
        name, legend, kinds, lambda rows, values: bands.narrow(which, rows, values),
        lambda tally: bands.count(which, tally.rows), lambda value: str(words.get(value, value)),
    )  # fmt: skip


def _stage_order(code: str) -> int:
    codes = list(terms_by_code("stage"))
    return codes.index(code) if code in codes else len(codes)


def _province(code: str) -> str:
    return label("province", code)


def _zone_words(code: str) -> str:
    return zone_names().get(code, code)


FACETS = (
    _terms("field", "field", _("Field"), ("need", "offer", "expert", "organisation")),
    _terms("sector", "vsic", _("Branch of the economy"), ("need", "offer", "organisation")),
    _column("subkind", "subkind", _("Kind of need"), ("need",), lambda code: label("need_kind", code)),
    _column("subkind", "subkind", _("Kind of offer"), ("offer",), lambda code: label("offer_kind", code)),
    _column("orgkind", "kind", _("Kind of organisation"), ("organisation",), lambda code: label("organisation_kind", code)),
    _named_only(_column("zone", "zone__code", _("Zone"), ("need", "offer", "organisation"), _zone_words)),
    _in_order(_column("trl", "trl", _("Readiness (TRL)"), LISTINGS, lambda code: f"TRL {code}")),
    _terms("mode", "transfer_mode", _("Transfer or cooperation"), LISTINGS),
    _terms("service", "expert_service", _("Services"), ("expert",)),
    _in_order(_column("stage", "stage", _("Stage of development"), ("offer",), lambda code: label("stage", code)), _stage_order),
    _bands("price", bands.PRICE, _("Price"), ("offer",)),
    _bands("fresh", bands.FRESHNESS, _("Freshness"), LISTINGS),
    _seldom(_named_only(_column("origin", "organisation__province", _("Origin"), LISTINGS, _province))),
    _seldom(_column("origin", "province", _("Origin"), ("organisation",), _province)),
    _seldom(_terms("goal", "goal", _("What it is for"), ("need",))),
    _seldom(_terms("ipc", "ipc", _("Patent class"), LISTINGS)),
    _seldom(_terms("sdg", "sdg", _("Sustainable development goal"), LISTINGS)),
    _seldom(_terms("package", "package", _("What comes along"), ("offer",))),
    _seldom(_terms("demonstration", "demonstration", _("Can be seen"), ("offer",))),
)


def facets_of(kind: str) -> list[Facet]:
    return [facet for facet in FACETS if kind in facet.kinds]


def narrowed(rows: Rows, kind: str, chosen: Mapping[str, Sequence[str]], but: str = "") -> Rows:
    """The rows that fit every facet chosen, but the one named."""
    for facet in facets_of(kind):
        values = _sane(facet, chosen.get(facet.name, []))
        if values and facet.name != but:
            rows = facet.narrow(rows, values)
    return rows


def shared_facets() -> list[Facet]:
    """The facets that every kind has."""
    kinds = {kind for facet in FACETS for kind in facet.kinds}
    return [facet for facet in FACETS if kinds <= set(facet.kinds)]


def asked_facets(kind: str, chosen: Mapping[str, Sequence[str]], *, every: bool) -> list[Facet]:
    """The facets to be shown: those of a kind or, where no kind is chosen, of all; seldom ones where asked for or chosen."""
    known = facets_of(kind) if kind else shared_facets()
    return [facet for facet in known if every or not facet.seldom or is_chosen(facet, chosen)]


def unknown_choice(kind: str, chosen: Mapping[str, Sequence[str]]) -> bool:
    """Was something chosen in a facet that this kind does not have?"""
    known = {facet.name for facet in facets_of(kind)}
    return any(facet.name not in known and is_chosen(facet, chosen) for facet in FACETS)


def is_chosen(facet: Facet, chosen: Mapping[str, Sequence[str]]) -> bool:
    return bool(_sane(facet, chosen.get(facet.name, [])))


def options_of(facet: Facet, tallies: Sequence[Tally], chosen: Mapping[str, Sequence[str]]) -> list[Option]:
    """The checkboxes of a facet over one or several tables; what is chosen is shown even when it leaves nothing."""
    picked = set(_sane(facet, chosen.get(facet.name, [])))
    counted = facet.count(tallies[0]) if len(tallies) == 1 else _together(facet, tallies)
    absent = [(value, 0) for value in sorted(picked - {value for value, _n in counted})]
    return [Option(value, facet.words(value), number, value in picked) for value, number in [*counted, *absent]]


def _together(facet: Facet, tallies: Sequence[Tally]) -> Counts:
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(dict(facet.count(tally)))
    return _sorted(total)


def _sane(facet: Facet, values: Sequence[str]) -> list[str]:
    """Values from the address that can be meant: a level must be a number."""
    return [value for value in values if value and (facet.name != "trl" or value in LEVELS)]
