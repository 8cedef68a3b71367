"""One's own interests, the brokers' desk, and one interest with its buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.brokerage.actions import ACTIONS
from cungcau.brokerage.case_queries import case_of
from cungcau.brokerage.forms import VERB_FORMS
from cungcau.brokerage.guest_queries import enquiry_of, own_enquiries, waiting_guests
from cungcau.brokerage.models import Interest
from cungcau.brokerage.queries import interests_seen_by, on_desk, received_by, seen, sent_by, tabs, to_answer, works_at_desk
from cungcau.brokerage.workflow import INTEREST_FLOW, State
from cungcau.kit.paging import page_of
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

PAGE = 25
OWN_TABS = ("sent", "answer", "received")
# What the button is called for a broker, who writes down what a side has told her.
BY_PHONE = {
    "accept": gettext_lazy("Owner interested (by phone)"), "decline": gettext_lazy("Owner declines (by phone)"),
    "agree_sender": gettext_lazy("Sender agrees (by phone)"), "agree_owner": gettext_lazy("Owner agrees (by phone)"),
}  # fmt: skip

act = login_required(verb_view(
    Interest, INTEREST_FLOW, {verb: ACTIONS[verb] for verb in INTEREST_FLOW.moves}, VERB_FORMS, template="brokerage/step.html"
))


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What my organisations have sent, and what was sent to them."""
    rows = {"sent": sent_by(request.user), "answer": to_answer(request.user), "received": received_by(request.user)}
    counts = {name: found.count() for name, found in rows.items()}
    tab = request.GET.get("tab", "")
    if tab not in OWN_TABS:
        tab = "answer" if counts["answer"] else "received" if counts["received"] and not counts["sent"] else "sent"
    labels = {"sent": _("Sent"), "answer": _("Waiting for your answer"), "received": _("Received")}
    page = page_of(rows[tab], request, PAGE)
    context = {
        "page": page, "rows": seen(page, request.user), "tab": tab,
        "tabs": [(name, labels[name], counts[name]) for name in OWN_TABS], "guests": own_enquiries(request.user).count(),
    }  # fmt: skip
    return render(request, "brokerage/own.html", context)


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for a broker, and what she waits for."""
    if not works_at_desk(request.user):
        raise PermissionDenied("brokerage")
    known = tabs(request.user)
    state = request.GET.get("state", "")
    if state not in State.values:
        state = next((value for value, _label, number in known if number), State.SENT.value)
    page = page_of(on_desk(request.user, state), request, PAGE)
    context = {"page": page, "rows": seen(page, request.user), "state": state, "tabs": known,
               "guests": waiting_guests(request.user)}  # fmt: skip
    return render(request, "brokerage/desk.html", context)


@login_required
def interest(request: HttpRequest, pid: str) -> HttpResponse:
    """One interest, as this person may see it."""
    found = get_object_or_404(interests_seen_by(request.user), pid=pid)
    sight = seen([found], request.user)[0]
    sight.note_look(request.path)
    moves = [
        replace(button, label=BY_PHONE[button.verb]) if button.verb in BY_PHONE and not sight.sides else button
        for button in buttons(request.user, found, INTEREST_FLOW, url_name="brokerage:act", forms=VERB_FORMS)
    ]
    context: dict[str, Any] = {
        "interest": found, "sight": sight, "buttons": moves, "history": history_of(found) if sight.is_desk else [],
        "guest": enquiry_of(found) if sight.is_desk else None, **case_of(found, request.user),
    }  # fmt: skip
    return render(request, "brokerage/interest.html", context)
