"""The form of an interest in a listing: in the name of one's own organisation, or typed in by a broker."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import send_interest
from cungcau.brokerage.forms import InterestForm, OnNeedForm, OnOfferForm
from cungcau.brokerage.guest_queries import open_sheet_of
from cungcau.brokerage.openness import is_open_to, live_interest, own_offers, senders_for, types_in
from cungcau.brokerage.sheet_models import Sheet
from cungcau.engines.common.text import fold
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.models import Organisation
from cungcau.registry.queries import organisations_seen_by
from cungcau.registry.who import current_memberships

SHOWN = 10
PHONE = "phone"


@login_required
def send(request: HttpRequest, pid: str) -> HttpResponse:
    """What is said about the listing; a broker says first who has called her."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    if request.GET.get("by") == PHONE and types_in(request.user, listing):
        chosen = _chosen(request)
        if chosen is None or not is_open_to(listing, chosen):
            return _choose(request, listing, refused=chosen)
        return _write(request, listing, [chosen], by_phone=True)
    senders = senders_for(request.user, listing)
    if not senders:
        _refuse(request, listing)
    return _write(request, listing, senders)


def _refuse(request: HttpRequest, listing: Listing) -> None:
    """What is not for her organisation is not there; who works for none is told what is missing."""
    if not listing.is_published or current_memberships(request.user).exists():
        raise Http404(listing.pid)
    raise Refused("no_organisation", _(
        "Interests are sent in the name of an organisation, and you work for none yet. A steward or broker can add you to yours."
    ))  # fmt: skip


def _write(request: HttpRequest, listing: Listing, senders: list[Organisation], *, by_phone: bool = False) -> HttpResponse:
    free = [one for one in senders if live_interest(listing, [one]) is None]
    draft = pid_or_new(request.POST.get("draft", ""))
    if not free and not (request.method == "POST" and live_interest(listing, senders).pid == draft):  # type: ignore[union-attr]
        return redirect(live_interest(listing, senders))  # type: ignore[arg-type]
    form = _form(request, listing, free or senders, by_phone)
    if request.method == "POST" and form.is_valid():
        try:
            interest = send_interest(
                listing, form.cleaned_data["organisation"], by=request.user, pid=draft, sheet=_sheet(request, listing),
                **form.values(),
            )  # fmt: skip
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("It is sent. A broker of the point reads it, then passes it on to the owner."))
            return redirect(interest)
    context = {"listing": listing, "form": form, "draft": draft, "for": senders[0] if by_phone else None}
    return render(request, "brokerage/send.html", context, status=422 if form.errors else 200)


def _sheet(request: HttpRequest, listing: Listing) -> Sheet | None:
    """By whose code she came; a code that is over, or of other listings, says nothing."""
    found = open_sheet_of(request.GET.get("sheet", "").replace("\x00", "")[:16])
    return found if found and found.lines.filter(listing=listing).exists() else None


def _form(request: HttpRequest, listing: Listing, senders: list[Organisation], by_phone: bool) -> InterestForm:
    user: Any = request.user
    own = {"name": user.name, "phone": user.phone, "email": user.email}
    options = {"senders": senders, "initial": {} if by_phone else own}
    if listing.is_need:
        return OnNeedForm(request.POST or None, offers=own_offers(user, senders), **options)
    return OnOfferForm(request.POST or None, **options)


def _chosen(request: HttpRequest) -> Organisation | None:
    pid = request.GET.get("organisation", "").replace("\x00", "")
    return organisations_seen_by(request.user).filter(pid=pid).first() if pid else None


def _choose(request: HttpRequest, listing: Listing, *, refused: Organisation | None) -> HttpResponse:
    """Who has called: an organisation of the registry, by name or tax code."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    rows = organisations_seen_by(request.user).none()
    if words:
        rows = organisations_seen_by(request.user)
        if words.replace("-", "").isdecimal():
            rows = rows.filter(tax_code__startswith=words)
        else:
            for word in fold(words).split():
                rows = rows.filter(folded__contains=word)
    found = [one for one in rows[: 3 * SHOWN] if is_open_to(listing, one)][:SHOWN]
    context = {"listing": listing, "q": words, "organisations": found, "refused": refused}
    return render(request, "brokerage/choose.html", context, status=422 if refused else 200)
