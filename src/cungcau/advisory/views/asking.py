"""What a firm asks: its list, the form, and the page of a request, which the desk sees too."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.advisory.actions import ADVICE_ACTIONS, ask_advice
from cungcau.advisory.forms import ADVICE_FORMS, AskForm
from cungcau.advisory.models import Advice
from cungcau.advisory.queries import (
    advice_seen_by,
    assignments_seen_by,
    lines_of,
    organisations_asking,
    own_advice,
    own_plans,
    with_clock,
)
from cungcau.advisory.workflow import ADVICE_FLOW, WAITING
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.queries import listings_seen_by
from cungcau.trail.queries import history_of

PAGE = 20

act = verb_view(Advice, ADVICE_FLOW, {verb: ADVICE_ACTIONS[verb] for verb in ADVICE_FLOW.moves}, ADVICE_FORMS)


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What my organisations have asked, and the plans that were shown to them."""
    tab = "plans" if request.GET.get("tab") == "plans" else "asked"
    asked, planned = own_advice(request.user), own_plans(request.user)
    tabs = [("asked", _("Requests for advice"), asked.count()), ("plans", _("Support plans"), planned.count())]
    rows: Any = planned if tab == "plans" else asked
    page = page_of(rows, request, PAGE)
    if tab == "asked":
        page.object_list = with_clock(page.object_list)
    context = {
        "page": page, "tab": tab, "tabs": tabs,
        "may_ask": organisations_asking(request.user).exists(),
    }  # fmt: skip
    return render(request, "advisory/own.html", context)


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """The form of a request, perhaps begun from a listing's page."""
    allowed = organisations_asking(request.user)
    if not allowed:
        raise Refused("no_organisation", _(
            "Advice is given to organisations, and you work for none yet. A steward or broker can add you to yours."
        ))  # fmt: skip
    named = (request.POST.get("listing") or request.GET.get("listing", "")).replace("\x00", "")
    listings = listings_seen_by(request.user).filter(Q(organisation__in=allowed) | Q(pid=named))
    form = AskForm(request.POST or None, allowed=allowed, listings=listings, initial={"listing": named})
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_advice(form.cleaned_data["organisation"], by=request.user, pid=draft, **form.values())
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The desk has your question. You can attach papers to it here."))
            return redirect(made)
    return render(request, "advisory/ask.html", {"form": form, "draft": draft}, status=422 if form.errors else 200)


@login_required
def advice(request: HttpRequest, pid: str) -> HttpResponse:
    """One request: what was asked and said, for the firm; with experts, notes and history for the desk."""
    found = get_object_or_404(advice_seen_by(request.user), pid=pid)
    with_clock([found])
    user: Any = request.user
    every = {one.verb: one for one in buttons(user, found, ADVICE_FLOW, url_name="advisory:act", forms=ADVICE_FORMS)}
    is_desk = can(user, "read_desk", found)
    context = {
        "advice": found, "buttons": [one for verb, one in every.items() if verb != "note"], "note": every.get("note"),
        "is_desk": is_desk, "lines": lines_of(found, user),
        "listing": found.listing if found.listing and can(user, "read", found.listing) else None,
        "assignments": assignments_seen_by(user).filter(advice=found) if is_desk else [],
        "may_entrust": found.state in WAITING and can(user, "note", found),
        "history": history_of(found) if is_desk else [],
    }  # fmt: skip
    return render(request, "advisory/advice.html", context)
