"""The moderators' queue."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.paging import page_of
from cungcau.listings.looks import note_list
from cungcau.listings.queries import may_moderate, together, waiting_for_review

PAGE = 25


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator, the oldest first."""
    if not may_moderate(request.user):
        raise PermissionDenied("moderator")
    page: Any = page_of(waiting_for_review(), request, PAGE)
    page.object_list = together(list(page.object_list), request.user)
    note_list(page.object_list, by=request.user, page=request.path)
    return render(request, "listings/queue.html", {"page": page})
