"""What is like a listing. Its page and the moderators' queue fetch these pages into themselves, or link to them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cungcau.discovery.alike import more_like, near_duplicates
from cungcau.kit.policy import can
from cungcau.listings.looks import note_list
from cungcau.listings.queries import listings_seen_by, may_moderate, waiting_for_review

MOST_WAITING = 50


def more(request: HttpRequest, pid: str) -> HttpResponse:
    """More like this one."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    found = more_like(listing, request.user)
    note_list((one.listing for one in found), by=request.user, page=request.path)
    return render(request, "discovery/alike.html", {"listing": listing, "found": found})


@login_required
def duplicates(request: HttpRequest, pid: str) -> HttpResponse:
    """What a moderator should compare a listing with before she publishes it."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, "return", listing):
        raise PermissionDenied("return")
    found = near_duplicates([listing], request.user)
    note_list((one.listing for _own, one in found), by=request.user, page=request.path)
    return render(request, "discovery/duplicates.html", {"listing": listing, "found": found})


@login_required
def waiting_duplicates(request: HttpRequest) -> HttpResponse:
    """Near duplicates of what waits for review, the oldest first."""
    if not may_moderate(request.user):
        raise PermissionDenied("moderator")
    found = near_duplicates(list(waiting_for_review()[:MOST_WAITING]), request.user)
    note_list((one.listing for _own, one in found), by=request.user, page=request.path)
    return render(request, "discovery/duplicates.html", {"found": found})
