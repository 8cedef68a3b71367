"""The help pages: all tasks with a search, and one task."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from cungcau.help.actions import end_tour
from cungcau.help.pages import LANGUAGES, PERSONAS, tasks
from cungcau.help.pictures import HEIGHT, WIDTH, pictures
from cungcau.help.queries import address_of_page, door_of, found, groups
from cungcau.help.tours import address, tour_of

MOST = 100  # letters of a question; more is no question


def index(request: HttpRequest) -> HttpResponse:
    """All tasks by persona, or those that a question finds, the best first."""
    asked = request.GET.get("q", "").strip()[:MOST]
    hits = [(task, PERSONAS[task.persona]) for task in found(asked)] if asked else []
    context = {"q": asked, "hits": hits, "total": len(hits), "groups": () if asked else list(groups()),
               "walk": address(tour_of(request.user), 1, request.user)}  # fmt: skip
    return render(request, "help/index.html", context)


def task(request: HttpRequest, slug: str) -> HttpResponse:
    """One task: its steps, and the way to the page where it is done."""
    one = tasks().get(slug)
    if one is None:
        raise Http404(slug)
    others = [other for other in tasks().values() if other.persona == one.persona and other.slug != slug]
    page = address_of_page(one)
    context = {
        "task": one, "persona": PERSONAS[one.persona], "address": page, "door": door_of(one, request.user),
        "login": f"{reverse('access:login')}?{urlencode({'next': page})}", "others": others, **_shown(slug),
    }  # fmt: skip
    return render(request, "help/task.html", context)


@require_POST
@login_required
def end_walk(request: HttpRequest) -> HttpResponse:
    """No walk is proposed any more."""
    end_tour(by=request.user)
    return redirect("web:home")


def _shown(slug: str) -> dict[str, Any]:
    """The picture of the task in the reader's language, where it has one."""
    picture = pictures().get(slug)
    if picture is None:
        return {}
    language = get_language() or LANGUAGES[0]
    return {"picture": picture.file(language), "alt": picture.said[language], "width": WIDTH, "height": HEIGHT}
