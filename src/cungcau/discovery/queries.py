"""Search: words and facets in, records that this person may see out. And how pairs are scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import F, Q, QuerySet

from cungcau.discovery.facets import (
    Facet,
    Option,
    Tally,
    asked_facets,
    is_chosen,
    narrowed,
    options_of,
    unknown_choice,
)
from cungcau.discovery.index import Hit, here
from cungcau.discovery.knowledge import knowledge
from cungcau.discovery.models import SavedSearch, Weights
from cungcau.discovery.otherwise import otherwise
from cungcau.discovery.workflow import WeightsState
from cungcau.engines.matching import Params
from cungcau.kit.policy import visible
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, together
from cungcau.listings.visibility import NAMED
from cungcau.listings.who import Current
from cungcau.registry.queries import experts_seen_by, organisations_seen_by

KINDS = ("need", "offer", "expert", "organisation")
SORTS = ("relevance", "newest", "ending", "name")
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Search:
    """What was asked: words, a kind ("" for all), chosen facets by name, an order, an organisation's public id; `every` facet,
    also those seldom used."""

    words: str = ""
    kind: str = ""
    chosen: Mapping[str, Sequence[str]] | None = None
    sort: str = "relevance"
    organisation: str = ""
    every: bool = False


@dataclass(frozen=True)
class Found:
    """`ranked` are (kind, primary key) in order; `counts` by kind; `facets` with their options (one kind only)."""

    ranked: Sequence[tuple[str, int]]
    counts: dict[str, int]
    facets: list[tuple[Facet, list[Option]]]


class InOrder(Sequence[tuple[str, int]]):
    """(kind, primary key) of kind after kind, read from the database only where a page looks."""

    def __init__(self, ordered: list[tuple[str, Rows]], counts: Mapping[str, int]) -> None:
        self._ordered = ordered
        self._counts = counts

    def __len__(self) -> int:
        return sum(self._counts[kind] for kind, _rows in self._ordered)

    def __getitem__(self, wanted: Any) -> Any:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1][0]
        start, stop, _step = wanted.indices(len(self))
        found: list[tuple[str, int]] = []
        for kind, rows in self._ordered:
            count = self._counts[kind]
            found += [(kind, pk) for pk in rows[max(start, 0) : max(min(stop, count), 0)]] if start < count and stop > 0 else []
            start, stop = start - count, stop - count
        return found


def rows_of(kind: str, user: Any) -> Rows:
    """Everything of a kind that is published to this person: search never shows drafts, not even one's own."""
    if kind in {"need", "offer"}:
        return listings_seen_by(user).filter(Current().query(user), kind=kind)
    if kind == "expert":
        return experts_seen_by(user).filter(state__in=["active", "away"])
    return organisations_seen_by(user).filter(state__in=["verified", "active"])


def search(asked: Search, user: Any, *, with_facets: bool = True) -> Found:
    """The answer to a search. With words, only what the index finds; always only what the database allows."""
    hits = _hits(asked.words)
    allowed = {kind: _allowed(kind, asked, user, hits) for kind in KINDS}
    counts = {kind: rows.count() for kind, rows in allowed.items()}
    kinds = [asked.kind] if asked.kind in KINDS else [kind for kind in KINDS if counts[kind]]
    ranked = _ranked(kinds, allowed, asked, hits, counts)
    return Found(ranked, counts, _facets(asked, user, hits) if with_facets else [])


def how_many(asked: Search, user: Any, since: datetime | None = None) -> int:
    """How many records a search finds; with `since`, how many of its needs and offers were published after that moment."""
    hits = _hits(asked.words)
    kinds = [asked.kind] if asked.kind else KINDS
    if since is None:
        return sum(_allowed(kind, asked, user, hits).count() for kind in kinds)
    listings = (kind for kind in kinds if kind in {"need", "offer"})
    return sum(_allowed(kind, asked, user, hits).filter(published_at__gt=since).count() for kind in listings)


def published_since(asked: Search, user: Any, since: datetime) -> Rows:
    """The needs and offers that a search finds and that were published after that moment, of both kinds, the newest first."""
    hits = _hits(asked.words)
    kinds = [kind for kind in ("need", "offer") if asked.kind in {"", kind}]
    fresh = [_allowed(kind, asked, user, hits).filter(published_at__gt=since).order_by().values("pk") for kind in kinds]
    found = Q(pk__in=[])
    for rows in fresh:
        found |= Q(pk__in=rows)
    return Listing.objects.with_parts().filter(found).order_by("-published_at", "-pk")


def searches_of(user: Any) -> QuerySet[SavedSearch]:
    """What this person has saved."""
    return visible(user, SavedSearch.objects.all())


def _hits(words: str) -> list[Hit] | None:
    """What the index finds; of a reference ("HHTP-NC-20261125-001") its listing alone; None when nothing was asked."""
    if not words.strip():
        return None
    named = Listing.objects.filter(ref=words.strip().upper()).values_list("kind", "pk").first()
    return [Hit(*named, 1.0)] if named else here().search(words, KINDS, meant=otherwise(words, knowledge()))


def _base(kind: str, asked: Search, user: Any, hits: list[Hit] | None) -> Rows:
    rows = rows_of(kind, user)
    if asked.organisation:
        rows = _of_organisation(rows, kind, asked.organisation)
    return rows if hits is None else rows.filter(pk__in=[hit.row for hit in hits if hit.kind == kind])


def _of_organisation(rows: Rows, kind: str, pid: str) -> Rows:
    """What is known to be of an organisation: an anonymous listing is not told apart this way."""
    if kind == "organisation":
        return rows.filter(pid=pid)
    rows = rows.filter(organisation__pid=pid)
    return rows.filter(anonymity__in=NAMED) if kind in {"need", "offer"} else rows


def _allowed(kind: str, asked: Search, user: Any, hits: list[Hit] | None) -> Rows:
    """A choice that a kind does not know (an expert has no zone) leaves nothing of that kind."""
    if unknown_choice(kind, asked.chosen or {}):
        return rows_of(kind, user).none()
    return narrowed(_base(kind, asked, user, hits), kind, asked.chosen or {})


def _facets(asked: Search, user: Any, hits: list[Hit] | None) -> list[tuple[Facet, list[Option]]]:
    """Each facet counts what the others leave, so that a second choice widens. Those without a choice share one tally."""
    chosen, kinds = asked.chosen or {}, [asked.kind] if asked.kind else KINDS

    @cache
    def tallies(but: str) -> list[Tally]:
        return [Tally(narrowed(_base(kind, asked, user, hits), kind, chosen, but=but)) for kind in kinds]

    found = [
        (facet, options_of(facet, tallies(facet.name if is_chosen(facet, chosen) else ""), chosen))
        for facet in asked_facets(asked.kind, chosen, every=asked.every)
    ]
    return [(facet, options) for facet, options in found if options]


def _ranked(
    kinds: list[str], allowed: dict[str, Rows], asked: Search, hits: list[Hit] | None, counts: dict[str, int]
) -> Sequence[tuple[str, int]]:
    """By relevance where there are words and nothing else was asked; else by the database."""
    if hits is not None and asked.sort == "relevance":
        shown = {(kind, pk) for kind in kinds for pk in allowed[kind].order_by().values_list("pk", flat=True)}
        return [(hit.kind, hit.row) for hit in hits if (hit.kind, hit.row) in shown]
    ordered = [(kind, _ordered(kind, allowed[kind], asked.sort).values_list("pk", flat=True)) for kind in kinds]
    return InOrder(ordered, counts)


def _ordered(kind: str, rows: Rows, sort: str) -> Rows:
    if kind in {"expert", "organisation"}:
        return rows.order_by("sort_key", "pk")
    if sort == "ending":
        return rows.order_by(F("valid_until").asc(nulls_last=True), "pk")
    return rows.order_by("-published_at", "-pk")


def fetch(page: Sequence[tuple[str, int]], user: Any) -> list[tuple[str, Any]]:
    """The records of a page, in its order."""
    found: dict[tuple[str, int], Any] = {}
    for kind in {kind for kind, _pk in page}:
        wanted = [pk for of, pk in page if of == kind]
        rows = list(rows_of(kind, user).filter(pk__in=wanted))
        found.update({(kind, row.pk): row for row in (together(rows, user) if kind in {"need", "offer"} else rows)})
    return [(kind, found[kind, pk]) for kind, pk in page if (kind, pk) in found]


def open_counts(user: Any) -> dict[str, int]:
    """How many of each kind are published, for the home page."""
    return {kind: rows_of(kind, user).count() for kind in KINDS}


def newest(kind: str, user: Any, most: int) -> list[Listing]:
    return together(list(rows_of(kind, user).order_by("-published_at", "-pk")[:most]), user)


def weights_in_force() -> Weights | None:
    """The learned set that a steward has switched on; None while the hand-set weights count."""
    return Weights.objects.filter(state=WeightsState.IN_FORCE).first()


def params(**settings: Any) -> Params:
    """Settings of a run of the engine, with the weights in force; a part that a set does not know keeps its hand-set weight."""
    hand_set, learned = Params(**settings), weights_in_force()
    if learned is None:
        return hand_set
    weights = {part: learned.weights.get(part, weight) for part, weight in hand_set.weights.items()}
    return replace(hand_set, weights=weights, version=f"{hand_set.version}+{learned.pk}")
