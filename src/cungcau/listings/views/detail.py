"""One listing, and what can be done with it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.actions import ACTIONS
from cungcau.listings.forms import VERB_FORMS
from cungcau.listings.models import Listing
from cungcau.listings.presentation import sections_of
from cungcau.listings.quality import quality_of_listing
from cungcau.listings.queries import listings_seen_by, sight_of
from cungcau.listings.tombstones import tombstone_of
from cungcau.listings.views.review_parts import review_parts
from cungcau.listings.workflow import LISTING_FLOW, State
from cungcau.trail.queries import history_of

BY_FORM = ("edit", "amend")  # what is written in the form of a listing, not pressed on its page

act = verb_view(Listing, LISTING_FLOW, {verb: ACTIONS[verb] for verb in LISTING_FLOW.moves if verb not in BY_FORM}, VERB_FORMS)


def detail(request: HttpRequest, pid: str) -> HttpResponse:
    """One listing, as this person may see it."""
    listing = listings_seen_by(request.user).filter(pid=pid).first()
    if listing is None:
        return _tombstone(request, pid)
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


def _tombstone(request: HttpRequest, pid: str) -> HttpResponse:
    """410 and a few words where something was public once and this person might have seen it; else 404."""
    stone = tombstone_of(pid, request.user)
    if stone is None:
        raise Http404(pid)
    answer = render(request, "listings/tombstone.html", {"tombstone": stone}, status=stone.status)
    answer["X-Robots-Tag"] = "noindex"
    return answer
