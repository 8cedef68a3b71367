"""The advisory desk: its list, and what an officer writes down for a firm."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cungcau.advisory.actions import ask_advice
from cungcau.advisory.forms import TakeDownForm
from cungcau.advisory.models import KINDS
from cungcau.advisory.queries import advice_seen_by, narrowed, of_tab, organisations_named, reads_desk, with_clock, works_at_desk
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.queries import organisations_seen_by
from cungcau.vocabulary.queries import choices

PAGE = 25
TABS = ("new", "mine", "open", "settled")


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, what is mine, what is settled; narrowed by words and kind."""
    if not reads_desk(request.user):
        raise PermissionDenied("read_desk")
    tab = request.GET.get("tab", "")
    known = {name: of_tab(advice_seen_by(request.user), request.user, name) for name in TABS}
    counts = {name: rows.count() for name, rows in known.items()}
    if tab not in TABS:
        tab = next((name for name in TABS[:3] if counts[name]), "new")
    labels = {"new": _("New"), "mine": _("Mine"), "open": _("All open"), "settled": _("No longer open")}
    asked = {name: request.GET.get(name, "").replace("\x00", "") for name in ("q", "kind")}
    page = page_of(narrowed(known[tab], words=asked["q"], kind=asked["kind"]), request, PAGE)
    page.object_list = with_clock(page.object_list)
    context = {
        "page": page, "tab": tab,
        "tabs": [(name, labels[name], counts[name]) for name in TABS], "asked": asked, "kinds": choices(KINDS),
        "narrow": any(asked.values()), "may_write": works_at_desk(request.user),
    }  # fmt: skip
    return render(request, "advisory/desk.html", context)


@login_required
def take_down(request: HttpRequest) -> HttpResponse:
    """A firm has called, or was visited: first which, then what it asks."""
    if not works_at_desk(request.user):
        raise PermissionDenied("ask")
    pid = (request.POST.get("organisation") or request.GET.get("organisation", "")).replace("\x00", "")
    chosen = organisations_seen_by(request.user).filter(pid=pid) if pid else None
    if not chosen:
        words = request.GET.get("q", "")
        return render(request, "advisory/choose.html", {
            "q": words, "organisations": organisations_named(request.user, words), "title": _("Write down a request"),
            "back": "advisory:desk", "back_words": _("Advisory desk"),
        })  # fmt: skip
    firm = chosen[0]
    listings = listings_seen_by(request.user).filter(organisation=firm)
    form = TakeDownForm(request.POST or None, allowed=chosen, listings=listings)
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_advice(firm, by=request.user, pid=draft, **form.values())
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The request is at the desk."))
            return redirect(made)
    context = {"form": form, "draft": draft, "firm": firm}
    return render(request, "advisory/ask.html", context, status=422 if form.errors else 200)
