"""The brokers' desk of what came without an account; and taking it over with one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import ACTIONS, claim_enquiry, tie_enquiry
from cungcau.brokerage.guest_forms import GUEST_VERB_FORMS, ClaimForm, TieForm
from cungcau.brokerage.guest_marks import FLAGS, excluded_like
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_queries import guest_tabs, homes_for, on_guest_desk, own_enquiries, with_wait
from cungcau.brokerage.guest_workflow import ENQUIRY_FLOW, ClaimState, EnquiryState
from cungcau.brokerage.queries import works_at_desk
from cungcau.engines.common.text import fold
from cungcau.intake.queries import Suggestion, organisations_like
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, tell_refusal, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.registry.queries import organisations_seen_by
from cungcau.trail.queries import history_of

PAGE = 25
BY_BROKERS = ("ask_guest", "turn_away", "mark_spam", "restore", "approve_claim", "refuse_claim")

act = verb_view(Enquiry, ENQUIRY_FLOW, {verb: ACTIONS[verb] for verb in BY_BROKERS}, GUEST_VERB_FORMS)


@login_required
def guests(request: HttpRequest) -> HttpResponse:
    """What waits for a broker, the oldest first; the other states, the newest first."""
    if not works_at_desk(request.user):
        raise PermissionDenied("brokerage")
    known = guest_tabs(request.user)
    state = request.GET.get("state", "")
    if state not in {value for value, _label, _number in known}:
        state = EnquiryState.VERIFIED.value
    rows = on_guest_desk(request.user).filter(state=state)
    page = page_of(rows.order_by(*(["verified_at"] if state == EnquiryState.VERIFIED else ["-sent_at"]), "pk"), request, PAGE)
    claims = on_guest_desk(request.user).filter(claim_state=ClaimState.ASKED)
    context = {"page": page, "rows": with_wait(page), "state": state, "tabs": known, "claims": claims}
    return render(request, "brokerage/guests.html", context)


@login_required
def enquiry(request: HttpRequest, pid: str) -> HttpResponse:
    """One of them, with everything a broker decides by."""
    found = with_wait([get_object_or_404(on_guest_desk(request.user), pid=pid)])[0]
    forms = {**GUEST_VERB_FORMS, "tie": 1}
    waits = found.state == EnquiryState.VERIFIED
    context = {
        "enquiry": found, "buttons": buttons(request.user, found, ENQUIRY_FLOW, url_name="brokerage:enquiry_act", forms=forms),
        "flags": [FLAGS[code] for code in found.flags if code in FLAGS], "excluded": excluded_like(found) if waits else [],
        "suggestions": organisations_like(found) if waits else [], "messages_sent": found.messages.select_related("author"),
        "history": history_of(found),
    }  # fmt: skip
    return render(request, "brokerage/enquiry.html", context)


@login_required
def tie(request: HttpRequest, pid: str) -> HttpResponse:
    """Whose interest it is; then the broker reads it as any other."""
    found: Enquiry = get_object_or_404(on_guest_desk(request.user), pid=pid)
    if not can(request.user, "tie", found):
        raise PermissionDenied("tie")
    if request.method == "POST" and found.interest is not None and found.handler_id == request.user.pk:
        return redirect(found.interest)  # the second press
    ENQUIRY_FLOW.after(found.state, "tie")
    suggestions = organisations_like(found)
    chosen = request.GET.get("organisation", "").replace("\x00", "")
    other = organisations_seen_by(request.user).filter(pid=chosen).first() if chosen else None
    if other and other.pk not in {one.organisation.pk for one in suggestions}:
        suggestions = [*suggestions, Suggestion(other, "chosen")]
    form = TieForm(request.POST or None, suggestions=suggestions, new=found.organisation_name or found.name,
                   initial={"organisation": chosen} if other else None)  # fmt: skip
    version, status = version_of(request.POST, found.version), 200
    if request.method == "POST" and form.is_valid():
        found.version = version
        try:
            interest = tie_enquiry(found, by=request.user, **form.values())
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            found.refresh_from_db()
            ENQUIRY_FLOW.after(found.state, "tie")
            keep_after(stale, form, advice=_("Read how it stands now, then send once more."))
            version, status = found.version, 409
        else:
            messages.success(request, str(ENQUIRY_FLOW.moves["tie"].done))
            return redirect(interest)
    words = request.GET.get("q", "").replace("\x00", "").strip()
    context = {
        "enquiry": found, "form": form, "version": version, "q": words, "others": _others(request, words),
        "excluded": excluded_like(found),
    }  # fmt: skip
    return render(request, "brokerage/guest_tie.html", context, status=422 if form.errors and status == 200 else status)


def _others(request: HttpRequest, words: str) -> Any:
    """Organisations that the broker looks for by name or tax code."""
    if not words:
        return []
    rows = organisations_seen_by(request.user)
    if words.replace("-", "").isdecimal():
        return rows.filter(tax_code__startswith=words)[:10]
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    return rows[:10]


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What was sent without an account under the address of this one."""
    return render(request, "brokerage/guest_mine.html", {"rows": own_enquiries(request.user)})


@login_required
def claim(request: HttpRequest, pid: str) -> HttpResponse:
    """This is mine: at once for who writes for its organisation, else a broker looks at it."""
    found: Enquiry = get_object_or_404(own_enquiries(request.user), pid=pid)
    if found.claim_state != ClaimState.NONE:
        return redirect("brokerage:guest_mine")
    homes = homes_for(found, request.user)
    form = ClaimForm(request.POST if request.method == "POST" else None, homes=homes)
    shown, status = version_of(request.POST, None), 200
    if request.method == "POST" and shown is not None and form.is_valid():
        found.version = shown
        try:
            claim_enquiry(found, by=request.user, organisation=form.cleaned_data["organisation"])
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            found.refresh_from_db()
            keep_after(stale, form, advice=_("Read how it stands now, then send once more."))
            status = 409
        else:
            if found.claim_state == ClaimState.APPROVED and found.interest is not None:
                messages.success(request, _("It is your organisation's interest now."))
                return redirect(found.interest)
            messages.success(request, _("A broker looks at it; you will hear."))
            return redirect("brokerage:guest_mine")
    context = {"enquiry": found, "form": form, "homes": homes, "version": found.version}
    return render(request, "brokerage/guest_claim.html", context, status=422 if form.errors and status == 200 else status)
