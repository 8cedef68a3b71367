"""The form of a listing: begun, saved as a draft, sent for review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import say_saved, version_of
from cungcau.kit.longform import page as longform
from cungcau.kit.longform.contents import Section
from cungcau.kit.longform.keeping import as_sent
from cungcau.kit.longform.page import opened
from cungcau.kit.longform.together import base_of
from cungcau.kit.policy import can
from cungcau.kit.ui.rows import asked_for_row, unjudged, with_one_more
from cungcau.listings.actions import amend_listing, edit_listing, mend_listing, submit_listing
from cungcau.listings.forms import FORMS, ForWhomForm, WhyForm
from cungcau.listings.looks import note_sights
from cungcau.listings.models import Listing
from cungcau.listings.once import FIRST_VERSION, begun_with, draft_once, mark_of_words, was_sent
from cungcau.listings.queries import listings_seen_by, open_change, organisations_written_for, sight_of
from cungcau.listings.remarks import mended_in, places_to_mend, put_remarks
from cungcau.listings.row_forms import initial_rows_of, row_sets, row_values
from cungcau.listings.shown import initial_of
from cungcau.listings.unit_hints import every_unit
from cungcau.listings.unsaved import Autosave
from cungcau.listings.views.amending import with_change
from cungcau.listings.views.contents import contents_of
from cungcau.listings.views.field_words import label_of
from cungcau.listings.views.together import Together, content_shown
from cungcau.listings.views.unsaved import begun_nowhere, forget, unsaved_of
from cungcau.listings.workflow import State, writing_verb
from cungcau.trail.change import stale
from cungcau.trail.queries import history_of

TABLES = ("specifications", "targets", "ip_items")


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
        forget(request.user, begun.pid)
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
    verb = writing_verb(listing)
    if not can(request.user, verb, listing):
        raise PermissionDenied(verb)
    action = {"amend": amend_listing, "edit": edit_listing}[verb]

    def save(values: dict[str, Any]) -> Listing:
        data = request.POST
        return action(listing, by=request.user, version=version, note=why_of(data), sent=mark_of_words(data), **values)

    initial, rows = with_change(listing, initial_of(listing), initial_rows_of(listing))
    return _form_page(request, listing.kind, listing.organisation, save, initial, rows, listing)


def _form_page(
    request: HttpRequest,
    kind: str,
    organisation: Any,
    save: Any,
    initial: dict[str, Any],
    initial_rows: Any,
    listing: Listing | None,
) -> HttpResponse:
    """The form, opened or sent."""

    def page_with(data: Any, earlier: Autosave | None = None) -> Page:
        form = FORMS[kind](data, organisation=organisation, reader=request.user, initial=initial)
        return Page(request, kind, organisation, listing, form, row_sets(kind, data, initial_rows), data, earlier)

    if request.method != "POST":
        earlier = _earlier(request, organisation, kind, listing)
        return opened(page_with, earlier, as_sent(earlier) if earlier else None)
    data = request.POST
    if added := next((name for name in TABLES if asked_for_row(data, name)), ""):  # a row, without JavaScript
        return page_with(with_one_more(data, added)).unjudged().shown()
    page = page_with(data)
    return _sent(request, page, save) if page.is_valid() else page.shown()


def _sent(request: HttpRequest, page: Page, save: Any) -> HttpResponse:
    """Saved as a draft and sent for review when asked; where somebody else was first, both are put together."""
    saved = page.sent(save)
    if isinstance(saved, HttpResponse):
        return saved
    is_changed, story = saved.version != version_of(request.POST, 0), history_of(saved).count()
    if "remark" in request.POST and can(request.user, "mend", saved):
        mend_listing(saved, by=request.user, **mended_in(request.POST))
        is_changed = is_changed or history_of(saved).count() > story
    return _saved(request, saved, is_changed)


def _earlier(request: HttpRequest, organisation: Any, kind: str, listing: Listing | None) -> Autosave | None:
    """What this person has typed into this very form and not saved: of a new listing, the one she asks for."""
    pid = listing.pid if listing else request.GET.get("continue", "").replace("\x00", "")
    return unsaved_of(request.user).filter(pid=pid, organisation=organisation, kind=kind).first() if pid else None


def is_asked_why(listing: Listing | None) -> bool:
    """Have others read it already, so that they want to know what was changed and why?"""
    return listing is not None and (listing.state == State.SUBMITTED or listing.published_at is not None)


def why_of(data: Any) -> str:
    form = WhyForm(data)
    return form.cleaned_data["note"] if form.is_valid() else data.get("note", "")[:500].replace("\x00", "")


def _saved(request: HttpRequest, listing: Listing, is_changed: bool = True) -> HttpResponse:
    if request.POST.get("then") == "submit":
        return _submitted(request, listing, is_changed)
    say_saved(request, is_changed, _("The listing is saved."))
    if listing.state == State.PUBLISHED and open_change(listing):
        messages.info(request, _("What matters to readers waits for a moderator; until then the old text stays public."))
    return redirect(listing)


def _submitted(request: HttpRequest, listing: Listing, is_changed: bool) -> HttpResponse:
    """Send for review; what is missing is told on the saved listing's page, so nothing entered is lost."""
    if listing.state == State.SUBMITTED:
        say_saved(request, is_changed, _("The listing is saved."))
        return redirect(listing)
    try:
        submit_listing(listing, by=request.user)
    except Refused as refusal:
        saved, gaps = _("Saved as a draft."), _("Not sent yet: what is missing stands below.")
        messages.warning(request, f"{saved} {gaps if refusal.code == 'incomplete' else refusal.message}")
    except Stale:
        listing.refresh_from_db()
        if listing.state != State.SUBMITTED:
            raise
        messages.success(request, _("The listing is with the moderators now."))  # by the other press of the same button
    else:
        messages.success(request, _("The listing is with the moderators now."))
    return redirect(listing)


class Page(longform.Page):
    """The form of a listing as it is shown, with its tables."""

    template = "listings/form.html"
    together_template = "listings/together.html"
    CHOOSE = gettext_lazy("Choose for every part below what the listing should say.")
    NOTHING_LOST = gettext_lazy("Choose below what the listing should say; nothing is lost.")

    def __init__(
        self, request: HttpRequest, kind: str, organisation: Any, listing: Listing | None, form: Any, sets: Any, data: Any,
        earlier: Autosave | None = None,
    ) -> None:
        super().__init__(request, listing, form, data, earlier)
        self.kind, self.organisation, self.listing, self.sets = kind, organisation, listing, sets

    def together(self, thing: Listing) -> Together:
        return Together(self.form, self.sets, thing)

    def fresh(self) -> Listing:
        return Listing.objects.with_parts().get(pk=self.thing.pk)

    def late(self, thing: Listing) -> Stale:
        return stale(thing)

    def forget(self, *pids: str) -> None:
        forget(self.request.user, *pids)

    def base(self) -> str:
        return base_of(content_shown(self.listing, list(self.form.fields), list(self.sets))) if self.listing else "{}"

    def contents(self) -> list[Section]:
        return contents_of(self.form, self.sets)

    def unjudged(self) -> Page:
        super().unjudged()
        self.sets = {name: unjudged(rows) for name, rows in self.sets.items()}
        return self

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.sets.values())])

    def is_faulty(self) -> bool:
        return bool(self.form.errors or any(rows.total_error_count() for rows in self.sets.values() if rows.is_bound))

    def values(self) -> dict[str, Any]:
        return {**self.form.values(), **row_values(self.sets)}

    def context(self) -> dict[str, Any]:
        sent, listing = self.data or {}, self.listing
        others = [] if listing or self.data is not None else begun_nowhere(self.request.user, self.organisation, self.kind)
        remarks = put_remarks(self.form, self.sets, listing, self.data) if listing else []
        places = places_to_mend(self.form.remarks) if listing else []
        return {
            "to_mend": [(label_of(self.kind, name), place) for name, place in places],
            "remarks": remarks, "why": WhyForm(initial={"note": sent.get("note", "")}) if is_asked_why(listing) else None,
            "kind": self.kind, "organisation": self.organisation, "sets": self.sets, "listing": listing, "others": others,
            "units": every_unit(),
        }  # fmt: skip
