"""Who sees what of a listing: chosen, previewed, and who has looked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.kit.errors import Stale
from cungcau.kit.forms import keep_after, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.listings.actions import set_visibility
from cungcau.listings.audience import READERS, as_published, is_open_without_account, reads, who_sees
from cungcau.listings.looks import looks_of, note_sights, parts_in_words
from cungcau.listings.models import Listing
from cungcau.listings.queries import Sight, listings_seen_by, sight_of
from cungcau.listings.views.detail import seen_in
from cungcau.listings.visibility_forms import VisibilityForm

PAGE = 50


def _asked(request: HttpRequest, pid: str, verb: str) -> Listing:
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, verb, listing):
        raise PermissionDenied(verb)
    return listing


@login_required
def visibility(request: HttpRequest, pid: str) -> HttpResponse:
    """The owner says who may see what."""
    listing = _asked(request, pid, "set_visibility")
    form = VisibilityForm(listing, request.user, request.POST or None)
    version, status = version_of(request.POST, listing.version), 200
    if request.method == "POST" and form.is_valid():
        try:
            set_visibility(listing, by=request.user, version=version, **form.values())
        except Stale as stale:
            keep_after(stale, form)
            listing.refresh_from_db()
            version, status = listing.version, 409
        else:
            messages.success(request, _("Saved. It counts at once."))
            return redirect(listing)
    context = {
        "listing": listing, "form": form, "version": version, "audience": who_sees(listing),
        "is_open": is_open_without_account(listing),
    }  # fmt: skip
    return render(request, "listings/visibility.html", context, status=422 if form.errors and status == 200 else status)


@login_required
def preview(request: HttpRequest, pid: str) -> HttpResponse:
    """The listing's page as somebody else would see it, once it is published; never more than the one who asks may see."""
    listing = _asked(request, pid, "preview")
    name = request.GET.get("as", "stranger")
    if name not in READERS:
        raise Http404(name)
    words, person = READERS[name]
    shown = as_published(listing)
    asked = {"as": name, "words": words, "is_published": listing.is_published, "readers": READERS.items()}
    context: dict[str, Any] = {"listing": shown, "preview": asked}
    if reads(person, listing):
        sight = Sight(shown, person, within=sight_of(listing, request.user))
        note_sights([sight], by=request.user, page=request.path)
        context = {**context, **seen_in(sight), "is_watched": False}
    return render(request, "listings/preview.html", context)


@login_required
def looks(request: HttpRequest, pid: str) -> HttpResponse:
    """Who has looked at what is not for everybody."""
    listing = _asked(request, pid, "read_looks")
    page: Any = page_of(looks_of(listing), request, PAGE)
    page.object_list = [(look, parts_in_words(look)) for look in page.object_list]
    return render(request, "listings/looks.html", {"listing": listing, "page": page})
