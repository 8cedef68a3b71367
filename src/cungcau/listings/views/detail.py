"""One listing, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.actions import ACTIONS
from cungcau.listings.audience import who_sees
from cungcau.listings.forms import VERB_FORMS
from cungcau.listings.looks import note_sights
from cungcau.listings.models import Listing
from cungcau.listings.panels import panels_for
from cungcau.listings.presentation import sections_of
from cungcau.listings.quality import quality_of_listing
from cungcau.listings.queries import Sight, listings_seen_by, sight_of
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
    note_sights([sight], by=request.user, page=request.path)
    unfinished = listing.state in {State.DRAFT, State.RETURNED}
    quality = quality_of_listing(listing) if unfinished and sight.history else None
    context = {
        **seen_in(sight),
        "buttons": buttons(request.user, listing, LISTING_FLOW, url_name="listings:act", forms=VERB_FORMS, skip=BY_FORM),
        "may_edit": can(request.user, "edit", listing) or can(request.user, "amend", listing),
        "may_match": can(request.user, "match", listing),
        "may_set_visibility": can(request.user, "set_visibility", listing),
        "may_read_looks": can(request.user, "read_looks", listing),
        "reviews": listing.state == State.SUBMITTED and can(request.user, "return", listing),
        "gaps": quality.blocking if quality else [],
        "quality": quality,
        "panels": panels_for(listing, request.user),
        **review_parts(listing, request.user, sight),
    }
    if can(request.user, "preview", listing):
        context["audience"] = who_sees(listing)
    return render(request, "listings/detail.html", context)


def _tombstone(request: HttpRequest, pid: str) -> HttpResponse:
    """410 and a few words where something was public once and this person might have seen it; else 404."""
    stone = tombstone_of(pid, request.user)
    if stone is None:
        raise Http404(pid)
    answer = render(request, "listings/tombstone.html", {"tombstone": stone}, status=stone.status)
    answer["X-Robots-Tag"] = "noindex"
    return answer


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
