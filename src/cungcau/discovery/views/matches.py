"""What fits a listing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cungcau.discovery.matches import matches_for
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by


@login_required
def matches(request: HttpRequest, pid: str) -> HttpResponse:
    """What fits this listing, with reasons; and what was refused, with the rule that refused it."""
    listing = _matched(request, pid)
    return render(request, "discovery/matches.html", {"listing": listing, "found": matches_for(listing, request.user)})


def _matched(request: HttpRequest, pid: str) -> Listing:
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, "match", listing):
        raise PermissionDenied("match")
    return listing
