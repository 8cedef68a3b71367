"""The page of duties (bàn trực): what asks this officer to do something, as the rooms hand it in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit import duties
from cungcau.kit.paging import page_of
from cungcau.web.queries import first_steps, has_duties

FEW = 8  # lines of each group on the first page
PAGE = 25


@login_required
def duty(request: HttpRequest) -> HttpResponse:
    """The first lines of every group; `?group=` shows one of them, page by page."""
    if not has_duties(request.user):
        raise PermissionDenied("duty")
    known = duties.counts(request.user)
    groups = {name: duties.Lines(request.user, name, known) for name in duties.GROUPS}
    asked = request.GET.get("group", "")
    context = {
        "tabs": [(name, duties.GROUPS[name], len(lines)) for name, lines in groups.items() if len(lines)],
        "group": asked if asked in groups else "", "steps": first_steps(request.user),
    }  # fmt: skip
    if asked in groups:
        page = page_of(groups[asked], request, PAGE)
        parts = [(asked, duties.GROUPS[asked], list(page), len(groups[asked]), False)] if len(groups[asked]) else []
        return render(request, "web/duty.html", {**context, "parts": parts, "page": page})
    parts = [
        (name, duties.GROUPS[name], lines[:FEW], len(lines), len(lines) > FEW) for name, lines in groups.items() if len(lines)
    ]
    return render(request, "web/duty.html", {**context, "parts": parts})
