"""What somebody without an account meets: the form, the mail that confirms, and what she follows by the signed link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cungcau.access.limits import TooMany, count_try
from cungcau.access.strangers import TRAP, hindrance, network_from, network_mark, wait_words
from cungcau.brokerage.actions import confirm_enquiry, send_enquiry, send_enquiry_again, send_enquiry_link
from cungcau.brokerage.guest_forms import AgainForm, ConfirmForm, GuestForm, GuestOnNeedForm, GuestOnOfferForm, LostForm
from cungcau.brokerage.guest_links import holder_of, path
from cungcau.brokerage.guest_models import Enquiry
from cungcau.brokerage.guest_queries import lines_open, open_sheet_of
from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.guest_words import consent
from cungcau.brokerage.guest_workflow import EnquiryState
from cungcau.brokerage.openness import is_open_to_strangers
from cungcau.brokerage.sheet_models import Sheet
from cungcau.brokerage.sheet_visits import count_visit
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import tell_refusal
from cungcau.kit.policy import SYSTEM
from cungcau.kit.stamps import BITS, is_proven, new_stamp, read_stamp
from cungcau.listings.models import Listing
from cungcau.listings.queries import listings_seen_by
from cungcau.registry.who import current_memberships


@sensitive_post_parameters()
@never_cache
def write(request: HttpRequest, pid: str) -> HttpResponse:
    """Interest in a published listing, no account asked."""
    listing = get_object_or_404(listings_seen_by(request.user), pid=pid)
    return _form_page(request, listing, None)


@sensitive_post_parameters()
@never_cache
def code(request: HttpRequest, token: str) -> HttpResponse:
    """What the code of a sheet leads to: its one listing, or the list of them."""
    sheet = open_sheet_of(token)
    lines = lines_open(sheet) if sheet else []
    if sheet is None or not lines:
        return render(request, "brokerage/code_over.html", status=410)
    if len(lines) == 1 and sheet.lines.count() == 1:
        return _by_code(request, sheet, lines[0].listing, lines[0].number)
    if request.method == "GET":
        count_visit(sheet)
    return render(request, "brokerage/code.html", {"sheet": sheet, "lines": lines})


@sensitive_post_parameters()
@never_cache
def code_listing(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """The code beside one listing of a sheet."""
    sheet = open_sheet_of(token)
    line = next((one for one in lines_open(sheet) if one.number == number), None) if sheet else None
    if sheet is None or line is None:
        return render(request, "brokerage/code_over.html", status=410)
    return _by_code(request, sheet, line.listing, number)


def _by_code(request: HttpRequest, sheet: Sheet, listing: Listing, number: int) -> HttpResponse:
    if request.method == "GET":
        count_visit(sheet, number)
    return _form_page(request, get_object_or_404(listings_seen_by(request.user), pk=listing.pk), sheet)


def _form_page(request: HttpRequest, listing: Listing, sheet: Sheet | None) -> HttpResponse:
    user: Any = request.user
    if user.is_authenticated and current_memberships(user).exists():
        # Who works somewhere speaks for it, under her own name.
        by_code = f"?sheet={sheet.token}" if sheet else ""
        return redirect(reverse("brokerage:send", args=[listing.pid]) + by_code)
    if not is_open_to_strangers(listing):
        raise Http404(listing.pid)
    form_class = GuestOnNeedForm if listing.is_need else GuestOnOfferForm
    bound: GuestForm = form_class(request.POST if request.method == "POST" else None)
    stamp, status = request.POST.get("stamp", ""), 200
    if request.method == "POST":
        known = read_stamp(stamp)
        if known and Enquiry.objects.filter(pid=known.pid).exclude(listing=listing).exists():
            known = None  # a token of the form of another listing
        status = 422
        if not bound.is_valid():
            pass
        elif hindered := hindrance(request, known):
            bound.add_error(None, hindered)
        elif known is not None:
            try:
                return redirect(f"{path(_sent(request, bound, listing, sheet, known.pid), 'sent')}")
            except TooMany as refusal:
                bound.add_error(None, wait_words(refusal))
                status = 429
            except Refused as refusal:
                tell_refusal(refusal, bound)
        stamp = stamp if known else ""
    context = {
        "form": bound, "listing": listing, "sheet": sheet, "stamp": stamp or new_stamp(), "bits": BITS, "trap": TRAP,
        "consent": consent(),
    }  # fmt: skip
    return render(request, "brokerage/guest_write.html", context, status=status)


def _sent(request: HttpRequest, bound: GuestForm, listing: Listing, sheet: Sheet | None, pid: str) -> Enquiry:
    network, values = network_from(request), bound.values()
    proven = is_proven(request.POST.get("stamp", ""), request.POST.get("proof", ""))
    before = Enquiry.objects.filter(pid=pid).first()
    if before is None or any(getattr(before, name) != value for name, value in values.items()):
        count_try("guest_event" if sheet else "guest_network", network)
        if not proven and not sheet:
            count_try("guest_unproven", network)
        count_try("guest_address", values["email"])
    return send_enquiry(
        listing, by=Guest(Enquiry(pid=pid)), pid=pid, proven=proven, language=get_language() or "vi",
        network=network_mark(network), sheet=sheet, **values,
    )  # fmt: skip


@never_cache
def sent(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """Look into your mailbox. For the browser that sent it, so it may show the address, and send the mail once more."""
    enquiry = holder_of(pid, token, "sent")
    if enquiry is None:
        return gone(request)
    done = enquiry.state not in {EnquiryState.SENT, EnquiryState.SPAM}  # the spam bin is nothing that a machine should learn of
    form = AgainForm(request.POST if request.method == "POST" else None, initial={"email": enquiry.email})
    if request.method == "POST" and not done and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            count_try("guest_event" if enquiry.sheet else "guest_network", network_from(request))
            count_try("guest_address", email)
        except TooMany as refusal:
            form.add_error(None, wait_words(refusal))
        else:
            if enquiry.state == EnquiryState.SENT:
                send_enquiry_again(enquiry, by=Guest(enquiry), email=email)
            return keyed(redirect(f"{path(enquiry, 'sent')}?again=yes"))
    context = {"enquiry": enquiry, "form": form, "done": done, "again": request.GET.get("again") == "yes"}
    return keyed(render(request, "brokerage/guest_sent.html", context, status=422 if form.errors else 200))


@never_cache
def confirm(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """The link of the mail. Opening it does nothing yet: mail programs open links to look at them."""
    enquiry = holder_of(pid, token, "confirm")
    if enquiry is None:
        return gone(request)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_enquiry(enquiry, by=Guest(enquiry), agrees=form.cleaned_data["agrees"])
            messages.success(request, _("Thank you: a broker of the point reads it now."))
        except Stale:  # of two presses at once one confirms, and the other finds it done
            enquiry.refresh_from_db()
            if enquiry.state == EnquiryState.SENT:
                raise
        return keyed(redirect(path(enquiry, "follow")))
    return keyed(render(request, "brokerage/guest_confirm.html", {"enquiry": enquiry, "form": form}))


@never_cache
def lost(request: HttpRequest) -> HttpResponse:
    """The link once more, by mail. The answer is the same whether something was sent under the address or not."""
    bound = LostForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and bound.is_valid():
        email = bound.cleaned_data["email"]
        try:
            count_try("guest_network", network_from(request))
            count_try("guest_link", email)
        except TooMany as refusal:
            bound.add_error(None, wait_words(refusal))
            return render(request, "brokerage/guest_lost.html", {"form": bound}, status=429)
        send_enquiry_link(email, by=SYSTEM)
        return render(request, "brokerage/guest_lost.html", {"form": None, "email": email})
    return render(request, "brokerage/guest_lost.html", {"form": bound}, status=422 if bound.errors else 200)


def gone(request: HttpRequest) -> HttpResponse:
    """A link that is forged, used, too old, or of something that was erased."""
    return render(request, "brokerage/guest_gone.html", status=410)


def keyed(answer: HttpResponse) -> HttpResponse:
    """The address is the key, so no other site learns it, and no search engine keeps it. With "no-referrer" browsers would send
    the form from nowhere (Origin: null), and the press would be refused."""
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer
