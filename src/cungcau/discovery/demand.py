"""Demand without supply: by field of science and technology, how many needs, offers, and needs that nothing fits yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from cungcau.discovery.facets import narrowed
from cungcau.discovery.models import Standing
from cungcau.discovery.queries import rows_of
from cungcau.discovery.standings import SERVED
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.vocabulary.models import Term
from cungcau.vocabulary.queries import label


@dataclass(frozen=True)
class FieldRow:
    """A field of the second level with everything below it; each address opens the records behind its number."""

    code: str
    needs: int
    offers: int
    unserved: int
    needs_url: str
    offers_url: str
    unserved_url: str

    @property
    def label(self) -> str:
        return f"{self.code} {label('field', self.code)}"


def demand(user: Any, zone: str = "") -> list[FieldRow]:
    """The fields in which something is needed or offered, the most needs without supply first."""
    families = _families()
    needs, offers = (_by_field(_listings(kind, user, zone), families) for kind in ("need", "offer"))
    open_needs = set(unserved(user, zone).values_list("pk", flat=True))
    below = defaultdict(list)
    for code, family in families.values():
        below[family].append(code)
    rows = [
        FieldRow(
            field, len(needs[field]), len(offers[field]), len(needs[field] & open_needs),
            _search("need", sorted(below[field]), zone), _search("offer", sorted(below[field]), zone),
            f"{reverse('discovery:unserved')}?{urlencode([('field', field), *_zone(zone)])}",
        )
        for field in needs.keys() | offers.keys()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.unserved, -row.needs, row.code))


def unserved(user: Any, zone: str = "", field: str = "") -> QuerySet[Listing]:
    """Needs for which no offer that everybody may see reaches the bound; what was not compared yet is not among them."""
    rows = _listings("need", user, zone).filter(pk__in=Standing.objects.filter(score__lt=SERVED).values("need"))
    if field:
        own = [pk for pk, (_code, family) in _families().items() if family == field]
        rows = rows.filter(pk__in=Listing.terms.through.objects.filter(term__in=own).values("listing_id"))
    return rows


def not_compared(user: Any, zone: str = "") -> int:
    """Needs that everybody may see and that have no standing yet: a moment after the publishing."""
    public = rows_of("need", SYSTEM).exclude(pk__in=Standing.objects.values("need"))
    return _listings("need", user, zone).filter(pk__in=public.values("pk")).count()


def _listings(kind: str, user: Any, zone: str) -> QuerySet[Listing]:
    return narrowed(rows_of(kind, user), kind, {"zone": [zone]} if zone else {})


def _by_field(rows: QuerySet[Listing], families: dict[int, tuple[str, str]]) -> defaultdict[str, set[int]]:
    """Keys of the listings by field of the second level."""
    pairs: Iterable[tuple[int, int]] = Listing.terms.through.objects.filter(
        listing_id__in=rows.order_by().values("pk"), term__scheme_id="field"
    ).values_list("listing_id", "term_id")
    found: defaultdict[str, set[int]] = defaultdict(set)
    for listing, term in pairs:
        found[families[term][1]].add(listing)
    return found


def _families() -> dict[int, tuple[str, str]]:
    """Of every field its code and that of its ancestor on the second level (its own on the first)."""
    rows = Term.objects.filter(scheme_id="field").values_list("pk", "code", "parent_id")
    terms = {pk: (code, parent) for pk, code, parent in rows}

    def family(pk: int) -> str:
        code, parent = terms[pk]
        return code if parent not in terms or terms[parent][1] is None else family(parent)

    return {pk: (code, family(pk)) for pk, (code, _parent) in terms.items()}


def _search(kind: str, codes: list[str], zone: str) -> str:
    return f"{reverse('discovery:search')}?{urlencode([('kind', kind), *(('field', code) for code in codes), *_zone(zone)])}"


def _zone(zone: str) -> list[tuple[str, str]]:
    return [("zone", zone)] if zone else []
