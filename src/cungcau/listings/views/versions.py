"""The versions of a listing, and what differs between two of them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.timezone import localtime

from cungcau.kit.paging import page_of
from cungcau.listings.life_forms import CompareForm
from cungcau.listings.models import Listing, Revision
from cungcau.listings.queries import listings_seen_by
from cungcau.listings.views.comparison import Comparison, Veil, Version, may_read_versions, versions_of

PAGE = 30


@login_required
def versions(request: HttpRequest, pid: str) -> HttpResponse:
    """Every kept version with who, when and why; the last change, or what differs between those that the address names."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not may_read_versions(request.user, listing):
        raise PermissionDenied("read_history")
    kept = listing.revisions.all()
    page = page_of(kept, request, PAGE)
    shown = list(kept[page.start_index() - 1 : page.end_index() + 1]) if page.object_list else []
    heads = list(kept.values_list("version", "at"))
    veil = Veil(listing, request.user)
    found = versions_of(listing, shown, veil, most=len(page.object_list))
    form = _form(request, heads, found)
    older, newer = _chosen(listing, form)
    context = {
        "listing": listing, "page": page, "form": form, "older": older, "newer": newer,
        "versions": found,
        "parts": Comparison(listing, older, newer, veil).parts() if newer else [],
    }  # fmt: skip
    return render(request, "listings/versions.html", context)


def _form(request: HttpRequest, heads: list[tuple[int, object]], found: list[Version]) -> CompareForm:
    """With the last two versions between which the reader sees a difference, where nothing else is asked for."""
    choices = [(number, f"{number} · {date_format(localtime(at), 'SHORT_DATETIME_FORMAT')}") for number, at in heads]
    changed = next((one for one in found if one.before and one.changed), None)
    if changed and changed.before:
        last = {"older": changed.before.version, "newer": changed.revision.version}
    else:
        last = {"older": heads[-1][0], "newer": heads[0][0]} if heads else {}
    asked = request.GET if {"older", "newer"} & set(request.GET) else None
    return CompareForm(asked, choices, last)


def _chosen(listing: Listing, form: CompareForm) -> tuple[Revision | None, Revision | None]:
    """The two versions, the older first; none where the address names what there is not."""
    if form.is_bound and not form.is_valid():
        return None, None
    values = form.cleaned_data if form.is_bound else form.initial
    numbers = sorted({values[name] for name in ("older", "newer") if name in values})
    found = {one.version: one for one in listing.revisions.filter(version__in=numbers)}
    if len(numbers) < 2:
        return None, found.get(numbers[0]) if numbers and not form.is_bound else None
    return found[numbers[0]], found[numbers[1]]
