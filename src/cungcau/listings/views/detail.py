"""One listing, and what can be done with it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.actions import ACTIONS
from cungcau.listings.forms import VERB_FORMS
from cungcau.listings.models import Listing
from cungcau.listings.presentation import sections_of
from cungcau.listings.quality import quality_of_listing
from cungcau.listings.queries import listings_seen_by, sight_of
from cungcau.listings.views.review_parts import review_parts
from cungcau.listings.workflow import LISTING_FLOW, State
from cungcau.trail.queries import history_of

BY_FORM = ("draft", "edit", "amend")  # what is written in the form of a listing, not pressed on its page

act = verb_view(Listing, LISTING_FLOW, {verb: ACTIONS[verb] for verb in ACTIONS if verb not in BY_FORM}, VERB_FORMS)


def detail(request: HttpRequest, pid: str) -> HttpResponse:
    """One listing, as this person may see it."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    sight = sight_of(listing, request.user)
    unfinished = listing.state in {State.DRAFT, State.RETURNED}
    quality = quality_of_listing(listing) if unfinished and sight.history else None
    context = {
        "listing": listing,
        "sight": sight,
        "sections": sections_of(listing, sight),
        "buttons": buttons(request.user, listing, LISTING_FLOW, url_name="listings:act", forms=VERB_FORMS, skip=BY_FORM),
        "may_edit": can(request.user, "edit", listing) or can(request.user, "amend", listing),
        "may_match": can(request.user, "match", listing),
        "reviews": listing.state == State.SUBMITTED and can(request.user, "return", listing),
        "history": history_of(listing) if sight.history else [],
        "gaps": quality.blocking if quality else [],
        "quality": quality,
        **review_parts(listing, request.user, sight),
    }
    return render(request, "listings/detail.html", context)
