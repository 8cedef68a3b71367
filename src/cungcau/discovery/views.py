"""Pages of discovery: search and matches."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from cungcau.discovery.facets import FACETS
from cungcau.discovery.matches import matches_for
from cungcau.discovery.queries import KINDS, SORTS, Search, fetch, search
from cungcau.kit.policy import can
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.queries import organisations_seen_by

PAGE = 20
MOST_WORDS = 1000
SORT_WORDS = {"relevance": _("Best fit"), "newest": _("Newest"), "ending": _("Ending soon"), "name": _("Name")}
HEADINGS = {"": _("Needs, offers, experts, organisations"), "need": _("Needs"), "offer": _("Offers"), "expert": _("Experts"),
            "organisation": _("Organisations")}


def asked_by(request: HttpRequest) -> Search:
    """What the address asks; what makes no sense in it is left out."""
    get = request.GET
    kind = get.get("kind", "")
    sort = get.get("sort", "")
    words = get.get("q", "").replace("\x00", "")[:MOST_WORDS]
    return Search(
        words=words,
        kind=kind if kind in KINDS else "",
        chosen={facet.name: get.getlist(facet.name) for facet in FACETS},
        sort=sort if sort in SORTS else ("relevance" if words else "newest"),
        organisation=get.get("organisation", ""),
    )


def find(request: HttpRequest) -> HttpResponse:
    """Search over everything, or one kind with its facets. Every state of the page is its address."""
    asked = asked_by(request)
    found = search(asked, request.user)
    page: Any = Paginator(found.ranked, PAGE).get_page(request.GET.get("page"))
    page.object_list = fetch(page.object_list, request.user)
    organisation = organisations_seen_by(request.user).filter(pid=asked.organisation).first() if asked.organisation else None
    context = {
        "asked": asked, "page": page, "counts": found.counts, "total": sum(found.counts.values()), "facets": found.facets,
        "heading": HEADINGS[asked.kind], "organisation": organisation,
        "sorts": [(key, SORT_WORDS[key]) for key in _sorts(asked)], "tabs": _tabs(request, found.counts),
    }  # fmt: skip
    return render(request, "discovery/search.html", context)


def _sorts(asked: Search) -> list[str]:
    """The orders that make a difference here."""
    if asked.kind in {"expert", "organisation"}:
        return ["relevance", "name"] if asked.words else ["name"]
    return [*(["relevance"] if asked.words else []), "newest", "ending"]


def _tabs(request: HttpRequest, counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Kind, address that keeps words and organisation, how many."""
    kept = [(name, request.GET[name]) for name in ("q", "organisation") if request.GET.get(name)]
    return [(kind, _address([*kept, ("kind", kind)]), counts[kind]) for kind in KINDS]


def _address(pairs: list[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs)}"


@login_required
def matches(request: HttpRequest, pid: str) -> HttpResponse:
    """What fits this listing, with reasons; and what was refused, with the rule that refused it."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, "match", listing):
        raise PermissionDenied("match")
    return render(request, "discovery/matches.html", {"listing": listing, "found": matches_for(listing, request.user)})
