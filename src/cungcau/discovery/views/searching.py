"""The page of search."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cungcau.discovery.facets import FACETS, Facet, Option
from cungcau.discovery.queries import KINDS, SORTS, Search, fetch, search
from cungcau.kit.paging import page_of
from cungcau.listings.looks import note_list
from cungcau.registry.queries import organisations_seen_by

PAGE = 20
MOST_WORDS = 1000
LONGEST_CODE = 60
ALWAYS = {"q", "kind", "organisation", "sort"}  # what stays when all filters are taken away
Pair = tuple[str, str]
SORT_WORDS = {"relevance": _("Best fit"), "newest": _("Newest"), "ending": _("Ending soon"), "name": _("Name")}
HEADINGS = {
    "": _("Needs, offers, experts, organisations"),
    "need": _("Needs"),
    "offer": _("Offers"),
    "expert": _("Experts"),
    "organisation": _("Organisations"),
}


def asked_by(request: HttpRequest) -> Search:
    """What the address asks; what makes no sense in it is left out."""
    get = request.GET
    kind, sort = get.get("kind", ""), get.get("sort", "")
    words = get.get("q", "").replace("\x00", "")[:MOST_WORDS]
    return Search(
        words=words,
        kind=kind if kind in KINDS else "",
        chosen={facet.name: _sane(get.getlist(facet.name)) for facet in FACETS},
        sort=sort if sort in SORTS else ("relevance" if words.strip() else "newest"),
        organisation="".join(_sane([get.get("organisation", "")])),
    )


def _sane(values: list[str]) -> list[str]:
    """The values that can be codes."""
    return [value for value in values if value and len(value) <= LONGEST_CODE and "\x00" not in value]


def find(request: HttpRequest) -> HttpResponse:
    """Search over everything, or one kind with its facets. Every state of the page is its address."""
    asked = asked_by(request)
    found = search(asked, request.user)
    page: Any = page_of(found.ranked, request, PAGE)
    page.object_list = fetch(page.object_list, request.user)
    note_list((thing for _kind, thing in page.object_list), by=request.user, page=request.path)
    organisation = organisations_seen_by(request.user).filter(pid=asked.organisation).first() if asked.organisation else None
    pairs = pairs_of(asked)
    context = {
        "asked": asked, "page": page, "facets": found.facets, "heading": HEADINGS[asked.kind], "organisation": organisation,
        "sorts": [(key, SORT_WORDS[key]) for key in _sorts(asked)], "tabs": tabs_of(asked, found.counts),
        "chosen": chosen_of(asked, found.facets), "cleared": address([pair for pair in pairs if pair[0] in ALWAYS]),
        "kept": [pair for pair in pairs if pair[0] in {"kind", "organisation"}],
        "sortless": [pair for pair in pairs if pair[0] != "sort"],
    }  # fmt: skip
    return render(request, "discovery/search.html", context)


def _sorts(asked: Search) -> list[str]:
    """The orders that make a difference here."""
    if asked.kind in {"expert", "organisation"}:
        return ["relevance", "name"] if asked.words else ["name"]
    return [*(["relevance"] if asked.words else []), "newest", "ending"]


def pairs_of(asked: Search) -> list[Pair]:
    """The search as name and value, for addresses and hidden inputs; what is empty or goes without saying is left out."""
    plain = [("q", asked.words), ("kind", asked.kind), ("organisation", asked.organisation)]
    usual = "relevance" if asked.words.strip() else "newest"
    chosen = [(name, value) for name, values in (asked.chosen or {}).items() for value in dict.fromkeys(values)]
    return [pair for pair in [*plain, *chosen, ("sort", "" if asked.sort == usual else asked.sort)] if pair[1]]


def tabs_of(asked: Search, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Everything, then each kind: address that keeps the rest of the search, and how many it finds."""
    kept = [pair for pair in pairs_of(asked) if pair[0] not in {"kind", "sort"}]
    everything = {"label": _("All"), "address": address(kept), "current": not asked.kind, "count": sum(counts.values())}
    return [everything] + [
        {
            "label": HEADINGS[kind],
            "address": address([*kept, ("kind", kind)]),
            "current": kind == asked.kind,
            "count": counts[kind],
        }
        for kind in KINDS
    ]


def chosen_of(asked: Search, facets: list[tuple[Facet, list[Option]]]) -> list[tuple[str, str]]:
    """The filters in force: their words, and the address without each."""
    pairs = pairs_of(asked)
    return [
        (option.label, address([pair for pair in pairs if pair != (facet.name, option.value)]))
        for facet, options in facets for option in options if option.chosen
    ]  # fmt: skip


def address(pairs: list[Pair]) -> str:
    return f"?{urlencode(pairs)}"
