"""The listings of one's own organisations."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.paging import page_of
from cungcau.listings.currency import needing_a_look
from cungcau.listings.queries import organisations_written_for, own_listings, together
from cungcau.listings.views.unsaved import begun_nowhere
from cungcau.listings.workflow import State

PAGE = 25


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The listings of my organisations, in every state."""
    rows = own_listings(request.user).order_by("-updated_at")
    state = request.GET.get("state", "")
    shown = rows.filter(state=state) if state in State.values else rows
    counts = [(value, label, rows.filter(state=value).count()) for value, label in State.choices]
    page: Any = page_of(shown, request, PAGE)
    page.object_list = together(list(page.object_list), request.user)
    may_begin = organisations_written_for(request.user).exists()
    context = {
        "page": page, "counts": counts, "all": sum(number for _value, _label, number in counts), "state": state,
        "may_begin": may_begin, "others": begun_nowhere(request.user),
        "to_look_at": needing_a_look(request.user).count(),
    }  # fmt: skip
    return render(request, "listings/own.html", context)
