"""Demand without supply, for officers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.discovery.demand import demand, not_compared, unserved
from cungcau.discovery.standings import SERVED
from cungcau.kit.paging import page_of
from cungcau.listings.looks import note_list
from cungcau.listings.queries import together
from cungcau.registry.queries import zones_with_counts
from cungcau.vocabulary.queries import label

PAGE = 25
DRAWN = 10


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """By field and zone: needs, offers, needs that nothing fits yet."""
    zones = _zones(request)
    zone = _chosen(request, "zone", [code for code, _name in zones])
    rows = demand(request.user, zone)
    context = {
        "rows": rows, "zones": zones, "zone": zone, "bound": SERVED, "drawn": [row for row in rows if row.unserved][:DRAWN],
        "waiting": not_compared(request.user, zone),
    }  # fmt: skip
    return render(request, "discovery/demand.html", context)


@login_required
def needs(request: HttpRequest) -> HttpResponse:
    """The needs behind a figure, the worst served first."""
    zones = _zones(request)
    zone, field = _chosen(request, "zone", [code for code, _name in zones]), request.GET.get("field", "").replace("\x00", "")[:20]
    rows = unserved(request.user, zone, field).select_related("standing").order_by("standing__score", "pk")
    page: Any = page_of(rows, request, PAGE)
    page.object_list = together(list(page.object_list), request.user)
    note_list(page.object_list, by=request.user, page=request.path)
    words = " · ".join(filter(None, [f"{field} {label('field', field)}" if field else "", dict(zones).get(zone, "")]))
    return render(request, "discovery/unserved.html", {"page": page, "words": words, "bound": SERVED})


def _zones(request: HttpRequest) -> list[tuple[str, str]]:
    """For officers only, the director among them."""
    if not request.user.is_officer:  # type: ignore[union-attr]  # signed in
        raise PermissionDenied("officer")
    return [(zone.code, zone.name) for zone in zones_with_counts()]


def _chosen(request: HttpRequest, name: str, known: list[str]) -> str:
    value = request.GET.get(name, "")
    return value if value in known else ""
