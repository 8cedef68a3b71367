"""Requests to be forgotten: asked for, foreseen, decided."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.who import steward
from cungcau.kit.policy import visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.persons.actions import ERASURE_ACTIONS, ask_erasure
from cungcau.persons.finding import person_named
from cungcau.persons.foreseeing import foresee
from cungcau.persons.forms import AskForm, ReasonForm
from cungcau.persons.models import Erasure
from cungcau.persons.views.person import asked_about, must_be_steward, page_of
from cungcau.persons.workflow import ERASURE_FLOW, TOLD, ErasureState
from cungcau.trail.queries import history_of

FORMS = {"refuse": ReasonForm}
act = verb_view(Erasure, ERASURE_FLOW, {verb: ERASURE_ACTIONS[verb] for verb in ("approve", "refuse", "take_back")}, FORMS)


@login_required
def erasures(request: HttpRequest) -> HttpResponse:
    """What waits for the stewards, the most urgent first, and what was decided."""
    must_be_steward(request)
    rows = visible(request.user, Erasure.objects.all())
    context = {
        "waiting": [(one, person_named(one.subject)) for one in rows.filter(state=ErasureState.ASKED)],
        "decided": rows.exclude(state=ErasureState.ASKED).order_by("-pk")[:50],
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "persons/erasures.html", context)


@login_required
def ask_to_erase(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """Asked for oneself by one press; for somebody else with of whom the request came, and why."""
    found, own = asked_about(request, kind, pid)
    thing = next(thing for thing in found.things if thing.pid == pid)
    form = None if own else AskForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        erasure = ask_erasure(thing, by=request.user, **(form.cleaned_data if form else {}))
        messages.success(request, _("The request is with the steward."))
        return redirect(erasure)
    context = {"person": found, "form": form, "back": page_of(thing)}
    return render(request, "persons/ask_erasure.html", context, status=422 if form and form.errors else 200)


@login_required
def erasure(request: HttpRequest, pid: str) -> HttpResponse:
    """One request. The steward reads what goes, what stays and why before she decides.

    Every text of the house is gone through for that: only where she asks for it, not whenever the page is opened.
    """
    found = get_object_or_404(visible(request.user, Erasure.objects.all()), pid=pid)
    decides = steward.check(request.user, None)
    person = person_named(found.subject) if found.state == ErasureState.ASKED else None
    moves = buttons(request.user, found, ERASURE_FLOW, url_name="persons:erasure_act", forms=FORMS)
    context: dict[str, Any] = {
        "erasure": found, "person": person if decides or found.by_id == request.user.pk else None, "decides": decides,
        "foresight": foresee(person) if person and decides and request.GET.get("show") == "all" else None,
        "may_foresee": bool(person and decides), "today": timezone.localdate(),
        "buttons": [button for button in moves if button.verb != "approve"],
        "approve": next((button for button in moves if button.verb == "approve"), None),  # after what goes and stays was read
        "history": [(entry, TOLD.get(entry.verb, entry.verb)) for entry in history_of(found)],
    }  # fmt: skip
    return render(request, "persons/erasure.html", context)
