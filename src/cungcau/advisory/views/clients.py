"""Everything the point has had to do with one client, on one page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cungcau.advisory.history import HISTORIES, client_history
from cungcau.advisory.queries import works_at_desk
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.registry.queries import organisations_seen_by

PAGE = 40


@login_required
def client(request: HttpRequest, pid: str) -> HttpResponse:
    """In the order of time, narrowed by kind."""
    organisation = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    if not can(request.user, "read_client", organisation):
        raise PermissionDenied("read_client")
    kind = request.GET.get("kind", "")
    kind = kind if kind in HISTORIES else ""
    found = client_history(organisation, request.user, kind)
    context = {
        "organisation": organisation, "kind": kind, "page": page_of(found.events, request, PAGE), "client": found,
        "total": sum(number for _history, number in found.counts), "may_write": works_at_desk(request.user),
    }  # fmt: skip
    return render(request, "advisory/client.html", context)
