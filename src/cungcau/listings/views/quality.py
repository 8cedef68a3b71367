"""The checklist of a listing, for who writes it: of what is saved, or of what is typed and not saved yet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cungcau.kit.policy import can
from cungcau.listings.content import COLUMNS
from cungcau.listings.forms import FORMS
from cungcau.listings.models import Listing
from cungcau.listings.quality import quality_of, quality_of_listing
from cungcau.listings.queries import listings_seen_by, organisations_written_for
from cungcau.listings.row_forms import row_sets, row_values
from cungcau.listings.said import Said, said_in
from cungcau.listings.shown import SCHEMES, initial_of
from cungcau.registry.models import Organisation
from cungcau.vocabulary.code_fields import terms_of


@login_required
def quality(request: HttpRequest, pid: str) -> HttpResponse:
    """GET judges what is saved; POST what the form holds. Nothing is written."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, "read_history", listing):
        raise PermissionDenied("quality")
    if request.method == "POST":
        judged = quality_of(_typed(request, listing.kind, listing.organisation, listing))
    else:
        judged = quality_of_listing(listing)
    return render(request, "listings/quality.html", {"listing": listing, "kind": listing.kind, "quality": judged})


@login_required
def quality_of_new(request: HttpRequest, kind: str) -> HttpResponse:
    """What the form of a listing holds that is not begun yet."""
    if kind not in FORMS or request.method != "POST":
        raise Http404(kind)
    allowed = organisations_written_for(request.user)
    organisation = get_object_or_404(allowed, pid=request.POST.get("organisation", "").replace("\x00", ""))
    judged = quality_of(_typed(request, kind, organisation, None))
    return render(request, "listings/quality.html", {"listing": None, "kind": kind, "quality": judged})


def _typed(request: HttpRequest, kind: str, organisation: Organisation, listing: Listing | None) -> Said:
    """What the form holds as far as it can be read: a field with a fault counts as empty."""
    form = FORMS[kind](
        request.POST, organisation=organisation, reader=request.user, initial=initial_of(listing) if listing else {}
    )
    sets = row_sets(kind, request.POST)
    form.is_valid()
    for rows in sets.values():
        rows.is_valid()
    data: dict[str, Any] = form.cleaned_data
    values = {name: data[name] for name in COLUMNS if name in data}
    values["terms"] = terms_of((scheme, data[name]) for name, scheme in SCHEMES.items() if name in data)
    return said_in(kind, organisation, {**values, **row_values(sets)})
