"""One listing, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.actions import ACTIONS
from cungcau.listings.audience import who_sees
from cungcau.listings.completeness import missing
from cungcau.listings.forms import VERB_FORMS
from cungcau.listings.looks import note_sights
from cungcau.listings.models import Listing
from cungcau.listings.presentation import sections_of
from cungcau.listings.queries import Sight, listings_seen_by, sight_of
from cungcau.listings.workflow import LISTING_FLOW, State
from cungcau.trail.queries import history_of

APART = {"draft", "edit", "set_visibility"}  # they have pages of their own
act = verb_view(Listing, LISTING_FLOW, {verb: ACTIONS[verb] for verb in ACTIONS if verb not in APART}, VERB_FORMS)


def detail(request: HttpRequest, pid: str) -> HttpResponse:
    """One listing, as this person may see it."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    sight = sight_of(listing, request.user)
    note_sights([sight], by=request.user, page=request.path)
    context = {
        **seen_in(sight),
        "buttons": buttons(request.user, listing, LISTING_FLOW, url_name="listings:act", forms=VERB_FORMS, skip=("edit",)),
        "may_edit": can(request.user, "edit", listing),
        "may_match": can(request.user, "match", listing),
        "may_set_visibility": can(request.user, "set_visibility", listing),
        "may_read_looks": can(request.user, "read_looks", listing),
        "reviews": listing.state == State.SUBMITTED and can(request.user, "return", listing),
        "gaps": missing(listing) if listing.state in {State.DRAFT, State.RETURNED} else [],
    }
    if can(request.user, "preview", listing):
        context["audience"] = who_sees(listing)
    return render(request, "listings/detail.html", context)


def seen_in(sight: Sight) -> dict[str, Any]:
    """What the page shows of a listing to her whose sight it is; previews show the same."""
    return {
        "listing": sight.listing,
        "seen": sight.seen,
        "sight": sight,
        "reader": sight.user,
        "sections": sections_of(sight.listing, sight),
        "history": history_of(sight.listing) if sight.history else [],
        "is_watched": bool(sight.guarded) and not sight.may("of_own"),
    }
