"""The first page: search, what is open, what is new, the park."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.discovery.queries import newest, open_counts
from cungcau.listings.queries import organisations_written_for
from cungcau.registry.queries import zones_with_counts
from cungcau.web.examples import examples

NEWEST = 5


def home(request: HttpRequest) -> HttpResponse:
    """Search first; then the newest needs and offers."""
    context = {
        "counts": open_counts(request.user),
        "needs": newest("need", request.user, NEWEST),
        "offers": newest("offer", request.user, NEWEST),
        "zones": zones_with_counts(),
        "examples": examples(),
        "may_begin": not request.user.is_authenticated or organisations_written_for(request.user).exists(),
    }
    return render(request, "web/home.html", context)
