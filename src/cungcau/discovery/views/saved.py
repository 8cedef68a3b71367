"""Saved searches: kept, called something else, looked at again, taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.discovery.actions import forget_search, rename_search, save_search, see_search, set_rhythm
from cungcau.discovery.asking import asked_in, pairs_of
from cungcau.discovery.forms import RhythmForm, SaveSearchForm, SearchNameForm
from cungcau.discovery.models import SavedSearch
from cungcau.discovery.news import alerts_of
from cungcau.discovery.queries import Search, how_many, searches_of
from cungcau.discovery.searches import in_words
from cungcau.kit.errors import Refused

LONGEST = 2000


@dataclass(frozen=True)
class Line:
    """A saved search as its list shows it: what it asks in words, how much it finds, how much of that is new to her."""

    saved: SavedSearch
    asks: str
    count: int
    new: int
    form: RhythmForm


@login_required
def searches(request: HttpRequest) -> HttpResponse:
    """What I have saved, with what was published since I last looked."""
    lines = [_line(saved, request.user) for saved in searches_of(request.user)]
    return render(request, "discovery/searches.html", {"lines": lines, "no_mail": alerts_of(request.user).no_mail})


def _line(saved: SavedSearch, user: Any) -> Line:
    asked = _asked(saved.query)
    return Line(saved, in_words(asked), how_many(asked, user), how_many(asked, user, saved.seen_at), _rhythm_form(saved))


def _rhythm_form(saved: SavedSearch, data: Any = None) -> RhythmForm:
    initial = {"rhythm": saved.rhythm, "by_mail": saved.by_mail}
    return RhythmForm(data, initial=initial, auto_id=f"id_{saved.pid}_%s")


def _asked(query: str) -> Search:
    return asked_in(QueryDict(query))


@login_required
def save(request: HttpRequest) -> HttpResponse:
    """GET asks for a name and proposes one; POST keeps the search whose address it was given."""
    asked = asked_in(request.GET)
    query = urlencode([pair for pair in pairs_of(asked) if pair[0] != "filters"])
    form = SaveSearchForm(request.POST or None, initial={"name": in_words(asked)[:120]})
    if len(query) > LONGEST:
        form.add_error(None, _("This search is too long to be saved. Take words or filters away."))
    if request.method == "POST" and form.is_valid():
        try:
            save_search(query=query, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, _("The search is saved."))
            return redirect("discovery:searches")
    context = {"form": form, "asks": in_words(asked), "back": f"?{query}"}
    return render(request, "discovery/search_name.html", context, status=422 if request.method == "POST" else 200)


@login_required
def rename(request: HttpRequest, pid: str) -> HttpResponse:
    saved = _hers(request, pid)
    form = SearchNameForm(request.POST or None, initial={"name": saved.name})
    if request.method == "POST" and form.is_valid():
        rename_search(saved, by=request.user, name=form.cleaned_data["name"])
        messages.success(request, _("The search has its new name."))
        return redirect("discovery:searches")
    context = {"form": form, "saved": saved, "asks": in_words(_asked(saved.query))}
    return render(request, "discovery/search_name.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def rhythm(request: HttpRequest, pid: str) -> HttpResponse:
    """How often she is told, and by mail or not: with scripts the line's own form comes back, without them the list."""
    saved = _hers(request, pid)
    form = _rhythm_form(saved, request.POST)
    if form.is_valid():
        set_rhythm(saved, by=request.user, **form.cleaned_data)
    if getattr(request, "htmx", False):
        context = {"saved": saved, "form": form, "is_saved": form.is_valid()}
        return render(request, "discovery/_rhythm.html", context, status=200 if form.is_valid() else 422)
    if form.is_valid():
        messages.success(request, _("Saved: how you are told of this search."))
    else:
        messages.error(request, _("This was not understood. Nothing was changed."))
    return redirect("discovery:searches")


@login_required
@require_POST
def look(request: HttpRequest, pid: str) -> HttpResponse:
    """To the search; what is there now counts as seen."""
    return redirect(see_search(_hers(request, pid), by=request.user))


@login_required
@require_POST
def forget(request: HttpRequest, pid: str) -> HttpResponse:
    """Taken away; pressed twice, it is still away."""
    if saved := searches_of(request.user).filter(pid=pid).first():
        forget_search(saved, by=request.user)
    messages.success(request, _("The search is taken away."))
    return redirect("discovery:searches")


def _hers(request: HttpRequest, pid: str) -> SavedSearch:
    return get_object_or_404(searches_of(request.user), pid=pid)
