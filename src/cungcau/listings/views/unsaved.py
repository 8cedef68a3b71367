"""What is typed and not saved: kept while it is typed, gone on with, thrown away; and who else has the form open.

A browser's script sends the form here every few seconds; `kit.longform.keeping` answers it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from cungcau.kit.forms import version_of
from cungcau.kit.ids import urn
from cungcau.kit.longform.keeping import Sending, dropped, here_answer, keep_answer
from cungcau.kit.policy import can, visible
from cungcau.listings.actions import drop_typed, keep_open, keep_typed
from cungcau.listings.forms import FORMS
from cungcau.listings.models import Listing
from cungcau.listings.once import mark_of_words
from cungcau.listings.queries import listings_seen_by, organisations_written_for
from cungcau.listings.row_forms import row_sets
from cungcau.listings.shown import initial_of
from cungcau.listings.unsaved import Autosave, OpenForm
from cungcau.listings.views.together import Together
from cungcau.listings.workflow import writing_verb
from cungcau.registry.models import Organisation
from cungcau.trail.queries import history_of


@login_required
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """POST: keep a form's words for this person. GET: the token with which a page that stood long may send."""

    def kept(sending: Sending) -> Autosave | None:
        listing, organisation, kind = _whose(request, sending.pid)
        if listing and _is_saved(request, listing):
            return None
        return keep_typed(
            organisation, kind, sending.pid, sending.typed, by=request.user, tab=sending.tab, number=sending.number,
            known=sending.known,
        )

    return keep_answer(request, kept, besides=("kind",))


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
    """Does the listing say all this already, or did the button send it? What a device still held when it was saved."""
    data = request.POST
    if version_of(data, 0) >= listing.version:
        return False
    own = history_of(listing).filter(verb__in=("edit", "amend"), actor=urn(request.user))
    if own.filter(facts__sent=mark_of_words(data)).exists():
        return True  # also where it was put together with another's words and says something else now
    form = FORMS[listing.kind](data, organisation=listing.organisation, reader=request.user, initial=initial_of(listing))
    sets = row_sets(listing.kind, data)
    is_whole = all([form.is_valid(), *(rows.is_valid() for rows in sets.values())])
    return is_whole and Together(form, sets, listing).says_nothing_new


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
    return dropped(request, "listings:own")


def forget(user: Any, *pids: str) -> None:
    """It is saved: what was kept of it goes."""
    for autosave in visible(user, Autosave.objects.filter(pid__in=pids)):
        drop_typed(autosave, by=user)


@login_required
@require_POST
def here(request: HttpRequest, pid: str) -> HttpResponse:
    """A sign from an open form; the answer tells who else has it open, and whether it has changed since it was opened."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    keep_open(listing, by=request.user)
    return here_answer(request, listing, OpenForm, history_of(listing).filter(verb__in=("edit", "amend")).first)
