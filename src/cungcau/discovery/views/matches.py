"""What fits a listing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.discovery.comparison import MOST, Column, Comparison, compare
from cungcau.discovery.experts import experts_for, institutes_for
from cungcau.discovery.matches import matches_for
from cungcau.discovery.queries import weights_in_force
from cungcau.discovery.weights import may_weigh
from cungcau.kit.policy import can
from cungcau.listings.looks import note_sights
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by, sight_of


@login_required
def matches(request: HttpRequest, pid: str) -> HttpResponse:
    """What fits this listing, with reasons; and what was refused, with the rule that refused it."""
    listing = _matched(request, pid)
    found = matches_for(listing, request.user)
    shown = [listing, *(one.listing for one in [*found.proposals, *found.refused, *found.refused_before])]
    note_sights((sight_of(one, request.user) for one in shown), by=request.user, page=request.path)
    context = {
        "listing": listing, "found": found,
        "weights": weights_in_force(), "may_weigh": may_weigh(request.user),
    }  # fmt: skip
    return render(request, "discovery/matches.html", context)


@login_required
def compared(request: HttpRequest, pid: str) -> HttpResponse:
    """Chosen offers side by side against a need; who has chosen none yet is sent to the proposals."""
    need = _matched(request, pid)
    chosen = request.GET.getlist("offer")
    if not need.is_need:
        raise Http404(pid)
    comparison = compare(need, chosen, request.user)
    if not comparison.columns:
        messages.info(request, _("Choose up to four offers below, then compare them."))
        return redirect("discovery:matches", pid)
    too_many = max(0, len(set(chosen)) - len(comparison.columns))
    context = {"listing": need, "found": comparison, "too_many": too_many, "most": MOST, "without": _without(comparison)}
    return render(request, "discovery/comparison.html", context)


def _without(comparison: Comparison) -> list[tuple[Column, str]]:
    """Each column with the address of the page without it."""
    pids = [column.listing.pid for column in comparison.columns]
    return [
        (column, "?" + urlencode([("offer", pid) for pid in pids if pid != column.listing.pid])) for column in comparison.columns
    ]


@login_required
def helpers(request: HttpRequest, pid: str) -> HttpResponse:
    """Experts and institutes that could help with a need."""
    need = _matched(request, pid)
    if not need.is_need:
        raise Http404(pid)
    context = {
        "listing": need,
        "experts": experts_for(need, request.user),
        "institutes": institutes_for(need, request.user),
    }
    return render(request, "discovery/helpers.html", context)


def _matched(request: HttpRequest, pid: str) -> Listing:
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if not can(request.user, "match", listing):
        raise PermissionDenied("match")
    return listing
