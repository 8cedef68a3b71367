"""The moderators' queue, and who reads what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.access.models import User
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.listings.actions import give_listing, let_go_listing, take_listing
from cungcau.listings.looks import note_list
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, may_moderate, together
from cungcau.listings.review_queue import AGAIN, CHANGED, MINE, NEW, NOBODYS, counts, narrowed, review_queue, waiting_lines
from cungcau.vocabulary.queries import label
from cungcau.vocabulary.tables import load_terms

PAGE = 25


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator, the longest waiting first."""
    if not may_moderate(request.user):
        raise PermissionDenied("moderator")
    asked = {name: request.GET.get(name, "").replace("\x00", "")[:20] for name in ("kind", "whose", "what", "field")}
    page: Any = page_of(narrowed(review_queue(request.user), request.user, **asked), request, PAGE)
    page.object_list = together(list(page.object_list), request.user)
    note_list(page.object_list, by=request.user, page=request.path)
    lines = waiting_lines(page.object_list)
    context = {
        "page": page, "lines": lines, "asked": asked, "narrowed": any(asked.values()), "choices": _choices(),
        "tabs": _tabs(asked, counts(request.user)), "late": sum(line.is_late for line in lines),
    }  # fmt: skip
    return render(request, "listings/queue.html", context)


def _choices() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, label, (value, words)) of the selects above the queue."""
    fields = [(row.code, label("field", row.code)) for row in load_terms("field") if not row.parent]
    kinds = [(NEW, _("New")), (AGAIN, _("Mended and sent again")), (CHANGED, _("Change of what is published"))]
    return [
        ("kind", _("Kind"), [("need", _("Needs")), ("offer", _("Offers"))]),
        ("what", _("New or changed"), kinds),
        ("field", _("Field"), fields),
    ]


def _tabs(asked: dict[str, str], number: dict[str, int]) -> list[tuple[str, str, bool, int]]:
    words = [("", _("All"), number["all"]), (MINE, _("Mine"), number[MINE]), (NOBODYS, _("Nobody's"), number[NOBODYS])]
    return [(f"?whose={value}", name, asked["whose"] == value, many) for value, name, many in words]


@require_POST
@login_required
def assign(request: HttpRequest, pid: str, verb: str) -> HttpResponse:
    """Take it, let it go, or give it to a colleague; then back to where the button was."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if verb not in {"take", "let_go", "give"}:
        raise Http404(verb)
    if not can(request.user, verb, listing):
        raise PermissionDenied(verb)
    try:
        messages.success(request, _assigned(request, listing, verb))
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    except Stale:
        reader = Listing.objects.select_related("reader").get(pk=listing.pk).reader
        messages.warning(request, _("%s has taken it just now.") % (reader.name if reader else _("Somebody")))
    back = request.POST.get("back", "")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return redirect(back if inside else reverse("listings:review", args=[listing.pid]))


def _assigned(request: HttpRequest, listing: Listing, verb: str) -> str:
    by: Any = request.user
    if verb == "take":
        take_listing(listing, by=by)
        return _("You review it now.")
    if verb == "let_go":
        let_go_listing(listing, by=by)
        return _("Anybody can take it now.")
    to = get_object_or_404(User, pid=request.POST.get("to", "").replace("\x00", ""))
    give_listing(listing, by=by, to=to)
    return _("%s reviews it now.") % to.name
