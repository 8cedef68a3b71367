"""The page of search."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cungcau.discovery.asking import Pair, address, asked_in, pairs_of
from cungcau.discovery.facets import Facet, Option, facets_of
from cungcau.discovery.queries import KINDS, Search, fetch, search
from cungcau.discovery.searches import HEADINGS
from cungcau.kit.paging import page_of
from cungcau.kit.replica import visitors_read_apart
from cungcau.listings.looks import note_list
from cungcau.listings.queries import may_write
from cungcau.registry.queries import organisations_seen_by

PAGE = 20
ALWAYS = {"q", "kind", "organisation", "sort", "filters"}  # what stays when all filters are taken away
SORT_WORDS = {"relevance": _("Best fit"), "newest": _("Newest"), "ending": _("Ending soon"), "name": _("Name")}


@visitors_read_apart
def find(request: HttpRequest) -> HttpResponse:
    """Search over everything, or one kind with its facets. Every state of the page is its address."""
    asked = asked_in(request.GET)
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
        "sortless": [pair for pair in pairs if pair[0] != "sort"], "more_filters": _more_filters(asked, pairs),
        "own_address": address(pairs), "may_begin": may_write(request.user),
    }  # fmt: skip
    return render(request, "discovery/search.html", context)


def _more_filters(asked: Search, pairs: list[Pair]) -> str:
    """The address that shows the seldom facets too; "" where there are none, or they are shown."""
    hidden = any(facet.seldom for facet in facets_of(asked.kind)) and asked.kind and not asked.every
    return address([*pairs, ("filters", "all")]) if hidden else ""


def _sorts(asked: Search) -> list[str]:
    """The orders that make a difference here."""
    if asked.kind in {"expert", "organisation"}:
        return ["relevance", "name"] if asked.words else ["name"]
    return [*(["relevance"] if asked.words else []), "newest", "ending"]


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
