"""What is typed and not saved: kept while it is typed, gone on with, thrown away; and who else has the form open.

A browser's script sends the form here every few seconds (`static/listings/js/autosave.js`). Answers are short JSON, for the
script shows them on the page that stays.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import version_of
from cungcau.kit.ids import is_pid
from cungcau.kit.policy import can, visible
from cungcau.listings.actions import drop_typed, keep_open, keep_typed
from cungcau.listings.forms import FORMS
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, organisations_written_for
from cungcau.listings.row_forms import row_sets
from cungcau.listings.shown import initial_of
from cungcau.listings.unsaved import OPEN_FOR, Autosave, OpenForm
from cungcau.listings.views.together import Together
from cungcau.listings.workflow import writing_verb
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of

NOT_TYPED = ("csrfmiddlewaretoken", "then", "add-row", "tab", "number", "known", "pid", "kind")
LARGEST_NUMBER = 2**53  # a script's whole numbers


@login_required
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest) -> JsonResponse:
    """POST: keep a form's words for this person. GET: the token with which a page that stood long may send."""
    if request.method == "GET":
        return JsonResponse({"token": get_token(request), "person": request.user.pid})  # type: ignore[union-attr]
    data = request.POST
    pid, number = data.get("pid", ""), data.get("number", "")
    if not is_pid(pid) or not number.isdecimal() or int(number) > LARGEST_NUMBER:
        return JsonResponse({"told": _("This form cannot be kept by itself. Press “Save”.")}, status=400)
    listing, organisation, kind = _whose(request, pid)
    if listing and _is_saved(request, listing):
        return JsonResponse({"told": "", "mark": data.get("known", ""), "number": number, "nothing": True})
    try:
        kept = keep_typed(
            organisation, kind, pid, typed_in(data), by=request.user, tab=data.get("tab", "")[:20], number=int(number),
            known=data.get("known", ""),
        )
    except Stale:
        told = _("You type in this form in another window too. Go on there, or close it and open this page again.")
        return JsonResponse({"told": told}, status=409)
    except Refused as refusal:
        return JsonResponse({"told": str(refusal.message)}, status=422)
    told = _("Kept at %(time)s; only you see it until you save.") % {"time": time_format(localtime(kept.at), "H:i")}
    return JsonResponse({"told": told, "mark": kept.mark, "number": kept.number})


def _whose(request: HttpRequest, pid: str) -> tuple[Listing | None, Organisation, str]:
    """The listing of the form, its organisation and kind; or those of the one that is to be begun."""
    listing = listings_seen_by(request.user).filter(pid=pid).first()
    if listing is not None:
        if not can(request.user, writing_verb(listing), listing):
            raise PermissionDenied(writing_verb(listing))
        return listing, listing.organisation, listing.kind
    chosen, kind = request.POST.get("organisation", "").replace("\x00", ""), request.POST.get("kind", "")
    organisation = organisations_written_for(request.user).filter(pid=chosen).first()
    if organisation is None or kind not in FORMS or not can(request.user, "draft", Listing(organisation=organisation, kind=kind)):
        raise PermissionDenied("draft")
    return None, organisation, kind


def _is_saved(request: HttpRequest, listing: Listing) -> bool:
    """Does the listing say all this already? What a device still held when the button had saved it."""
    data = request.POST
    if version_of(data, 0) >= listing.version:
        return False
    form = FORMS[listing.kind](data, organisation=listing.organisation, reader=request.user, initial=initial_of(listing))
    sets = row_sets(listing.kind, data)
    is_whole = all([form.is_valid(), *(rows.is_valid() for rows in sets.values())])
    return is_whole and Together(form, sets, listing).says_nothing_new


def typed_in(data: QueryDict) -> dict[str, list[str]]:
    """The words of a form by field; signs that no database keeps are left out."""
    return {
        name.replace("\x00", ""): [text.replace("\x00", "") for text in values]
        for name, values in data.lists() if name not in NOT_TYPED and any(values)
    }  # fmt: skip


def as_sent(autosave: Autosave) -> QueryDict:
    """What was kept, as if the form had just been sent."""
    data = QueryDict(mutable=True)
    for name, values in autosave.typed.items():
        data.setlist(name, values)
    return data


def unsaved_of(user: Any) -> QuerySet[Autosave]:
    """All that this person has typed and not saved, the newest first."""
    return visible(user, Autosave.objects.select_related("organisation"))


def begun_nowhere(user: Any, organisation: Any = None, kind: str = "") -> list[Autosave]:
    """Typed into the form of a new listing: of one organisation and kind, or all."""
    rows = unsaved_of(user).exclude(pid__in=Listing.objects.values("pid"))
    return list(rows.filter(organisation=organisation, kind=kind) if organisation else rows)


@login_required
@require_POST
def drop(request: HttpRequest, pid: str) -> HttpResponse:
    """Throw away what was typed; back to where the button was."""
    autosave = get_object_or_404(visible(request.user, Autosave.objects.all()), pid=pid)
    drop_typed(autosave, by=request.user)
    messages.success(request, _("What you had typed is thrown away."))
    back = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if inside else "listings:own")


def forget(user: Any, *pids: str) -> None:
    """It is saved: what was kept of it goes."""
    for autosave in visible(user, Autosave.objects.filter(pid__in=pids)):
        drop_typed(autosave, by=user)


@login_required
@require_POST
def here(request: HttpRequest, pid: str) -> HttpResponse:
    """A sign from an open form; the answer tells who else has it open, and whether it has changed since it was opened.

    204 where that is what the page shows already (`seen`), so that nothing is read out twice.
    """
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    keep_open(listing, by=request.user)
    open_now = OpenForm.objects.filter(pid=pid, at__gte=timezone.now() - OPEN_FOR).exclude(user=request.user)
    others = [str(row.user) for row in open_now.select_related("user")]
    changed = listing.version > version_of(request.POST, listing.version)
    seen = "|".join([*others, str(listing.version) if changed else ""])
    if seen == request.POST.get("seen", ""):
        return HttpResponse(status=204)
    last = history_of(listing).filter(verb__in=("edit", "amend")).first() if changed else None
    return render(request, "listings/_others.html", {"others": others, "last": last, "changed": changed, "seen": seen})
