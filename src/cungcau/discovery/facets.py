"""Facets: the ways to narrow a list, with how many each choice leaves. Within a facet "or", between facets "and"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from cungcau.registry.queries import zone_names
from cungcau.vocabulary.queries import label

Rows = QuerySet[Any]
LISTINGS = ("need", "offer")
LEVELS = tuple("123456789")


@dataclass(frozen=True)
class Facet:
    """`narrow(rows, values)` keeps the rows with one of the values; `count(rows)` says how many rows have each."""

    name: str
    legend: Any
    kinds: tuple[str, ...]
    narrow: Callable[[Rows, Sequence[str]], Rows]
    count: Callable[[Rows], list[tuple[str, int]]]
    words: Callable[[str], str]


@dataclass(frozen=True)
class Option:
    """One checkbox of a facet."""

    value: str
    label: str
    count: int
    chosen: bool


def _terms(name: str, scheme: str, legend: Any, kinds: tuple[str, ...]) -> Facet:
    """A facet over the codes of a scheme. Subqueries, so that a row with two codes is still one row."""

    def carriers(rows: Rows) -> tuple[Rows, str]:
        return rows.model.terms.through.objects.filter(term__scheme_id=scheme), f"{rows.model._meta.model_name}_id"

    def narrow(rows: Rows, values: Sequence[str]) -> Rows:
        through, owner = carriers(rows)
        return rows.filter(pk__in=through.filter(term__code__in=values).values(owner))

    def count(rows: Rows) -> list[tuple[str, int]]:
        through, owner = carriers(rows)
        found = through.filter(**{f"{owner}__in": rows.order_by().values("pk")}).values_list("term__code")
        return list(found.annotate(number=Count("pk")).order_by("-number", "term__code"))

    return Facet(name, legend, kinds, narrow, count, lambda code: label(scheme, code))


def _column(name: str, path: str, legend: Any, kinds: tuple[str, ...], words: Callable[[str], str]) -> Facet:
    """A facet over a column."""

    def count(rows: Rows) -> list[tuple[str, int]]:
        found = rows.order_by().exclude(**{f"{path}__isnull": True}).values_list(path)
        return [
            (str(value), number) for value, number in found.annotate(number=Count("pk")).order_by("-number", path) if value != ""
        ]

    return Facet(name, legend, kinds, lambda rows, values: rows.filter(**{f"{path}__in": values}), count, words)


def _named_only(facet: Facet) -> Facet:
    """The same without anonymous listings: with two choices crossed, their place would give them away."""

    def named(rows: Rows) -> Rows:
        return rows.filter(anonymity="named") if hasattr(rows.model, "anonymity") else rows

    return replace(
        facet, narrow=lambda rows, values: facet.narrow(named(rows), values), count=lambda rows: facet.count(named(rows))
    )


def _in_order(facet: Facet) -> Facet:
    """The same with its values in their own order (levels) instead of the commonest first."""
    return Facet(
        facet.name, facet.legend, facet.kinds, facet.narrow,
        lambda rows: sorted(facet.count(rows), key=lambda pair: int(pair[0])), facet.words,
    )  # fmt: skip


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


def unknown_choice(kind: str, chosen: Mapping[str, Sequence[str]]) -> bool:
    """Was something chosen in a facet that this kind does not have?"""
    known = {facet.name for facet in facets_of(kind)}
    return any(facet.name not in known and _sane(facet, chosen.get(facet.name, [])) for facet in FACETS)


def options_of(facet: Facet, rows: Sequence[Rows], chosen: Mapping[str, Sequence[str]]) -> list[Option]:
    """The checkboxes of a facet over one or several tables; what is chosen is shown even when it leaves nothing."""
    picked = set(_sane(facet, chosen.get(facet.name, [])))
    counted = facet.count(rows[0]) if len(rows) == 1 else _together(facet, rows)
    absent = [(value, 0) for value in sorted(picked - {value for value, _n in counted})]
    return [Option(value, facet.words(value), number, value in picked) for value, number in [*counted, *absent]]


def _together(facet: Facet, rows: Sequence[Rows]) -> list[tuple[str, int]]:
    total: Counter[str] = Counter()
    for part in rows:
        total.update(dict(facet.count(part)))
    return sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))


def _sane(facet: Facet, values: Sequence[str]) -> list[str]:
    """Values from the address that can be meant: a level must be a number."""
    return [value for value in values if value and (facet.name != "trl" or value in LEVELS)]
