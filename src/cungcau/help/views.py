"""The help pages: all tasks with a search, and one task."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.help.pages import PERSONAS, tasks
from cungcau.help.queries import address_of_page, found, groups

MOST = 100  # letters of a question; more is no question


def index(request: HttpRequest) -> HttpResponse:
    """All tasks by persona, or those that a question finds."""
    asked = request.GET.get("q", "").strip()[:MOST]
    chosen = found(asked)
    return render(request, "help/index.html", {"q": asked, "groups": list(groups(chosen)), "total": len(chosen)})


def task(request: HttpRequest, slug: str) -> HttpResponse:
    """One task: its steps, and the way to the page where it is done."""
    one = tasks().get(slug)
    if one is None:
        raise Http404(slug)
    others = [other for other in tasks().values() if other.persona == one.persona and other.slug != slug]
    context = {"task": one, "persona": PERSONAS[one.persona], "address": address_of_page(one), "others": others}
    return render(request, "help/task.html", context)
