"""An expert's reading of an offer: asked by a moderator, answered on a page of the expert's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.kit.errors import Refused
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.actions import ACTIONS, ask_reading
from cungcau.listings.forms import WithdrawForm
from cungcau.listings.models import Reading
from cungcau.listings.presentation import sections_of
from cungcau.listings.queries import listings_seen_by, sight_of
from cungcau.listings.reading import may_be_asked
from cungcau.listings.review_forms import AnswerReadingForm, AskReadingForm
from cungcau.listings.workflow import READING_FLOW, ReadingState

VERBS = ("answer_reading", "decline_reading", "call_off_reading")
VERB_FORMS = {"answer_reading": AnswerReadingForm, "decline_reading": WithdrawForm}

act = verb_view(Reading, READING_FLOW, {verb: ACTIONS[verb] for verb in VERBS}, VERB_FORMS)


@require_POST
@login_required
def ask(request: HttpRequest, pid: str) -> HttpResponse:
    """A moderator asks an expert; then back to the review."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not listing.is_offer:
        raise Http404("offers only")
    if not can(request.user, "take", listing) or not can(request.user, "ask_reading", Reading(listing=listing)):
        raise PermissionDenied("ask_reading")
    form = AskReadingForm(request.POST, experts=may_be_asked(listing))
    if form.is_valid():
        try:
            ask_reading(listing, by=request.user, **form.cleaned_data)
            messages.success(request, _("The expert is asked."))
        except Refused as refusal:
            messages.warning(request, str(refusal.message))
    else:
        messages.warning(request, _("Choose an expert first."))
    return redirect("listings:review", pid=listing.pid)


@login_required
def reading(request: HttpRequest, pid: str) -> HttpResponse:
    """The expert's page: the offer, what is asked, and where to answer; a moderator sees it too."""
    rows: Any = visible(request.user, Reading.objects.select_related("listing__organisation", "expert", "asked_by"))
    found = get_object_or_404(rows, pid=pid)
    sight = sight_of(found.listing, request.user)
    is_open = found.state == ReadingState.ASKED
    may_answer = can(request.user, "answer_reading", found)
    context = {
        "reading": found,
        "listing": found.listing,
        "sight": sight,
        "seen": sight.seen,
        "reader": request.user,
        "sections": [part for part in sections_of(found.listing, sight) if not part.internal] if is_open else [],
        "is_open": is_open,
        "lead": found.listing.summary if is_open else "",
        "form": AnswerReadingForm() if may_answer else None,
        "buttons": buttons(
            request.user, found, READING_FLOW, url_name="listings:reading_act", forms=VERB_FORMS, skip=("answer_reading",)
        ),
    }
    return render(request, "listings/reading.html", context)
