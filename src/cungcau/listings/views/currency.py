"""Which listings need a look: one's own to confirm in one go, and for officers how fresh everything is."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.paging import page_of
from cungcau.listings.actions import confirm_listing, renew_listing
from cungcau.listings.currency import GROUPS, behind, freshness, may_see_freshness, needing_a_look
from cungcau.listings.models import Listing
from cungcau.listings.workflow import State

PAGE = 50
WORDS = {
    "published": gettext_lazy("Published"), "fresh": gettext_lazy("Confirmed within 90 days"),
    "due": gettext_lazy("To be confirmed"), "stale": gettext_lazy("Stale: out of search"),
    "ending": gettext_lazy("Ending within 30 days"),
}  # fmt: skip


@login_required
def attention(request: HttpRequest) -> HttpResponse:
    """One's listings that are to be confirmed or renewed; several are done in one go."""
    if request.method == "POST":
        return _done(request)
    page = page_of(needing_a_look(request.user), request, PAGE)
    return render(request, "listings/attention.html", {"page": page})


def _done(request: HttpRequest) -> HttpResponse:
    """Every marked one, each by itself: what somebody has changed meanwhile is left as it is and stays in the list.

    A mark is the listing's id and the version that the page showed.
    """
    versions = dict(mark.split(".", 1) for mark in request.POST.getlist("marked") if mark.count(".") == 1)
    rows = [row for row in needing_a_look(request.user) if row.pid in versions]
    done = sum(_renewed_or_confirmed(request, row, versions[row.pid]) for row in rows)
    if done:
        words = ngettext("%(n)s listing is marked as current.", "%(n)s listings are marked as current.", done)
        messages.success(request, words % {"n": done})
    if len(versions) > done:
        messages.warning(request, _("What was changed meanwhile is left as it is: look at it once more."))
    if not versions:
        messages.info(request, _("Mark the listings that are still right, then press the button."))
    return redirect("listings:attention")


def _renewed_or_confirmed(request: HttpRequest, listing: Listing, version: str) -> bool:
    """True when it counts as current now; one that ends soon, or has expired, is renewed for a year."""
    listing.version = int(version) if version.isdecimal() and len(version) < 10 else 0
    try:
        if listing.is_ending or listing.state == State.EXPIRED:
            renew_listing(listing, by=request.user)
        else:
            confirm_listing(listing, by=request.user)
    except (Stale, IllegalMove, Refused, PermissionDenied):
        return False
    return True


@login_required
def figures(request: HttpRequest) -> HttpResponse:
    """For officers: the share of published listings confirmed within ninety days, and the records behind each number."""
    if not may_see_freshness(request.user):
        raise PermissionDenied("officer")
    get = {name: request.GET.get(name, "").replace("\x00", "")[:40] for name in ("is", "kind", "adviser")}
    group = get["is"] if get["is"] in GROUPS else "stale"
    everything, by_kind, by_adviser = freshness(request.user)
    context = {
        "everything": everything, "by_kind": by_kind, "by_adviser": by_adviser, "words": WORDS, "group": group,
        "group_words": WORDS[group], "page": page_of(behind(request.user, group, get["kind"], get["adviser"]), request, PAGE),
    }  # fmt: skip
    return render(request, "listings/freshness.html", context)
