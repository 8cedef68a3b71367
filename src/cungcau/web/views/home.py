"""The first page: search, what is open, what is new, the park."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.discovery.queries import newest, open_counts
from cungcau.listings.queries import may_write
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
        "may_write": may_write(request.user),
    }
    return render(request, "web/home.html", context)
