"""The form of a listing: begun, saved as a draft, sent for review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, version_of
from cungcau.kit.ids import pid_or_new
from cungcau.kit.policy import can
from cungcau.kit.ui.rows import asked_for_row, unjudged, with_one_more
from cungcau.listings.actions import edit_listing, submit_listing
from cungcau.listings.forms import FORMS, ForWhomForm, initial_of
from cungcau.listings.looks import note_sights
from cungcau.listings.models import Listing
from cungcau.listings.once import FIRST_VERSION, begun_with, draft_once, was_sent
from cungcau.listings.queries import listings_seen_by, organisations_written_for, sight_of
from cungcau.listings.row_forms import initial_rows_of, row_sets, row_values
from cungcau.listings.workflow import State


@login_required
def begin(request: HttpRequest, kind: str) -> HttpResponse:
    """A new need or offer; first for whom, when there is a choice."""
    if kind not in FORMS:
        raise Http404(kind)
    allowed = organisations_written_for(request.user)
    chosen = (request.POST.get("organisation") or request.GET.get("organisation", "")).replace("\x00", "")
    organisation = allowed.filter(pid=chosen).first() if chosen else (allowed.get() if allowed.count() == 1 else None)
    if organisation is None:
        if not allowed:
            raise Refused("no_organisation", _(
                "A listing belongs to an organisation, and you write for none yet. A steward or broker can register yours and "
                "add you there as a person who reads and writes."
            ))  # fmt: skip
        return render(request, "listings/for_whom.html", {"kind": kind, "form": ForWhomForm(allowed)})
    if not can(request.user, "draft", Listing(organisation=organisation, kind=kind)):
        raise PermissionDenied("draft")

    begun = begun_with(request.POST, request.user, organisation, kind)
    if begun and was_sent(begun, request.POST):
        return _saved(request, begun)
    if begun:
        return _edit_page(request, begun, version_of(request.POST, FIRST_VERSION))

    def save(values: dict[str, Any]) -> Listing:
        return draft_once(organisation, kind, by=request.user, data=request.POST, values=values)

    return _form_page(request, kind, organisation, save, {}, {}, None)


@login_required
def edit(request: HttpRequest, pid: str) -> HttpResponse:
    """The form of a listing that exists; it carries the version it was opened with."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    note_sights([sight_of(listing, request.user)], by=request.user, page=request.path)
    return _edit_page(request, listing, version_of(request.POST, listing.version))


def _edit_page(request: HttpRequest, listing: Listing, version: int) -> HttpResponse:
    if not can(request.user, "edit", listing):
        raise PermissionDenied("edit")

    def save(values: dict[str, Any]) -> Listing:
        return edit_listing(listing, by=request.user, version=version, **values)

    return _form_page(request, listing.kind, listing.organisation, save, initial_of(listing), initial_rows_of(listing), listing)


def _form_page(
    request: HttpRequest,
    kind: str,
    organisation: Any,
    save: Any,
    initial: dict[str, Any],
    initial_rows: Any,
    listing: Listing | None,
) -> HttpResponse:
    """Bind, save as a draft, and send for review when asked; a row can be added without JavaScript."""
    data: Any = request.POST if request.method == "POST" else None
    known = {"organisation": organisation, "reader": request.user, "initial": initial}
    for name in ("specifications", "targets", "ip_items"):
        if data is not None and asked_for_row(data, name):
            form = unjudged(FORMS[kind](data, **known))
            sets = {key: unjudged(rows) for key, rows in row_sets(kind, with_one_more(data, name)).items()}
            return _shown(request, kind, organisation, form, sets, listing)
    form = FORMS[kind](data, **known)
    sets = row_sets(kind, data, initial_rows)
    valid = data is not None and all([form.is_valid(), *(rows.is_valid() for rows in sets.values())])
    if not valid:
        return _shown(request, kind, organisation, form, sets, listing)
    try:
        saved = save({**form.values(), **row_values(sets)})
    except Stale as stale:
        keep_after(stale, form)
        present = Listing.objects.get(pk=listing.pk) if listing else None
        return _shown(request, kind, organisation, form, sets, present, status=409)
    return _saved(request, saved)


def _saved(request: HttpRequest, listing: Listing) -> HttpResponse:
    if request.POST.get("then") == "submit":
        return _submitted(request, listing)
    messages.success(request, _("The listing is saved."))
    return redirect(listing)


def _submitted(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Send for review; what is missing is told on the saved listing's page, so nothing entered is lost."""
    if listing.state == State.SUBMITTED:
        messages.success(request, _("The listing is saved."))
        return redirect(listing)
    try:
        submit_listing(listing, by=request.user)
    except Refused as refusal:
        saved = _("Saved as a draft.")
        messages.warning(request, f"{saved} {refusal.message}")
    except Stale:
        listing.refresh_from_db()
        if listing.state != State.SUBMITTED:
            raise
        messages.success(request, _("The listing is with the moderators now."))  # by the other press of the same button
    else:
        messages.success(request, _("The listing is with the moderators now."))
    return redirect(listing)


def _shown(
    request: HttpRequest, kind: str, organisation: Any, form: Any, sets: Any, listing: Listing | None, status: int = 0
) -> HttpResponse:
    """The form; after a 409 it carries the present version, so that saving again is meant."""
    present = listing.version if listing else ""
    context = {
        "kind": kind,
        "organisation": organisation,
        "form": form,
        "sets": sets,
        "listing": listing,
        "draft": request.POST.get("draft", "") if listing else pid_or_new(request.POST.get("draft", "")),
        "version": present if status == 409 else request.POST.get("version") or present,
    }
    faulty = form.errors or any(rows.total_error_count() for rows in sets.values() if rows.is_bound)
    return render(request, "listings/form.html", context, status=status or (422 if faulty else 200))
