"""The moderators' queue."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.paging import page_of
from cungcau.listings.queries import may_moderate, waiting_for_review

PAGE = 25


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator, the oldest first."""
    if not may_moderate(request.user):
        raise PermissionDenied("moderator")
    page = page_of(waiting_for_review(), request, PAGE)
    return render(request, "listings/queue.html", {"page": page})
