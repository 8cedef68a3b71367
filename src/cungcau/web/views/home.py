"""The first page: search, what is open, what is new, the park."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.discovery.queries import newest, open_counts
from cungcau.help.queries import tour_proposed
from cungcau.listings.looks import note_list
from cungcau.listings.queries import organisations_written_for
from cungcau.registry.queries import zones_with_counts
from cungcau.web.examples import examples
from cungcau.web.queries import asked_as_expert, first_steps

NEWEST = 5


def home(request: HttpRequest) -> HttpResponse:
    """Search first; then the newest needs and offers."""
    counts = open_counts(request.user)
    needs, offers = (newest(kind, request.user, NEWEST) for kind in ("need", "offer"))
    note_list([*needs, *offers], by=request.user, page=request.path)
    context = {
        "counts": counts,
        "needs": needs,
        "offers": offers,
        "zones": zones_with_counts(),
        "examples": examples() if settings.DEMO or counts["need"] or counts["offer"] else (),
        "steps": first_steps(request.user),
        "asked": asked_as_expert(request.user),
        "walk": tour_proposed(request.user),
        "may_begin": not request.user.is_authenticated or organisations_written_for(request.user).exists(),
    }
    return render(request, "web/home.html", context)
