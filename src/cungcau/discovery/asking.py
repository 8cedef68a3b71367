"""A search as an address: every state of the search page is one, so it can be sent, saved and followed."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict

from cungcau.discovery.facets import FACETS
from cungcau.discovery.queries import KINDS, SORTS, Search

MOST_WORDS = 1000
LONGEST_CODE = 60
Pair = tuple[str, str]


def asked_in(get: QueryDict) -> Search:
    """What the address asks; what makes no sense in it is left out."""
    kind, sort = get.get("kind", ""), get.get("sort", "")
    words = get.get("q", "").replace("\x00", "")[:MOST_WORDS]
    return Search(
        words=words,
        kind=kind if kind in KINDS else "",
        chosen={facet.name: _sane(get.getlist(facet.name)) for facet in FACETS},
        sort=sort if sort in SORTS else ("relevance" if words.strip() else "newest"),
        organisation="".join(_sane([get.get("organisation", "")])),
        every=get.get("filters") == "all",
    )


def _sane(values: list[str]) -> list[str]:
    """The values that can be codes."""
    return [value for value in values if value and len(value) <= LONGEST_CODE and "\x00" not in value]


def pairs_of(asked: Search) -> list[Pair]:
    """The search as name and value, for addresses and hidden inputs; what is empty or goes without saying is left out."""
    plain = [("q", asked.words), ("kind", asked.kind), ("organisation", asked.organisation)]
    usual = "relevance" if asked.words.strip() else "newest"
    chosen = [(name, value) for name, values in (asked.chosen or {}).items() for value in dict.fromkeys(values)]
    how = [("sort", "" if asked.sort == usual else asked.sort), ("filters", "all" if asked.every else "")]
    return [pair for pair in [*plain, *chosen, *how] if pair[1]]


def address(pairs: list[Pair]) -> str:
    return f"?{urlencode(pairs)}"
