"""Asking for a time, and what becomes of it."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.facilities.actions import BOOKING_ACTIONS, propose_time, request_booking
from cungcau.facilities.forms import BOOKING_FORMS, ProposeForm, RequestForm
from cungcau.facilities.ics import as_ics
from cungcau.facilities.models import Booking
from cungcau.facilities.queries import (
    bookings_seen_by,
    facilities_seen_by,
    lent_bookings,
    organisations_asking,
    own_bookings,
    to_decide,
)
from cungcau.facilities.slots import monday_of, week_of
from cungcau.facilities.workflow import BOOKING_FLOW
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, tell_refusal, version_of
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

PAGE = 20
PLAIN_VERBS = ("approve", "decline", "accept", "turn_down", "cancel")
ASKS_FOR_FORM = {**BOOKING_FORMS, "propose": ProposeForm}
TABS = ("own", "decide", "lent", "past")

act = verb_view(Booking, BOOKING_FLOW, {verb: BOOKING_ACTIONS[verb] for verb in PLAIN_VERBS}, BOOKING_FORMS)


@login_required
def ask(request: HttpRequest, pid: str) -> HttpResponse:
    """The form of a request, begun from a free stretch of the calendar."""
    facility = get_object_or_404(facilities_seen_by(request.user), pid=pid)
    allowed = organisations_asking(request.user)
    if not allowed:
        raise Refused("no_organisation", _(
            "Times are given to organisations, and you work for none yet. A steward or broker can add you to yours."
        ))  # fmt: skip
    if not facility.is_bookable:
        raise Refused("not_bookable", _("It cannot be booked at present."))
    form = RequestForm(request.POST or None, allowed=allowed, initial=_begun(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            booking = request_booking(
                facility, data["organisation"], by=request.user, purpose=data["purpose"], people=data["people"],
                pid=pid_or_new(request.POST.get("draft", "")), **form.span(),
            )  # fmt: skip
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The request is with the owner. You can attach papers to it here."))
            return redirect(booking)
    context = {
        "facility": facility, "form": form, "draft": pid_or_new(request.POST.get("draft", "")),
        "days": week_of(facility, monday_of(_day_of(form) or timezone.localdate())),
    }  # fmt: skip
    return render(request, "facilities/ask.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest) -> dict[str, Any]:
    """Day and times of the address, where they make sense."""
    begun: dict[str, Any] = {}
    try:
        begun["day"] = date.fromisoformat(request.GET.get("day", ""))
        begun |= {name: f"{time.fromisoformat(request.GET.get(name, '')):%H:%M}" for name in ("starts", "ends")}
    except ValueError:
        return begun
    return begun


def _day_of(form: RequestForm) -> date | None:
    return form.cleaned_data.get("day") if form.is_bound else form.initial.get("day")


@login_required
def bookings(request: HttpRequest) -> HttpResponse:
    """What my organisations asked for, what waits for my answer, what they lend, what is over."""
    tab = request.GET.get("tab", "")
    waiting = to_decide(request.user)
    tab = tab if tab in TABS else ("decide" if waiting.exists() else "own")
    now, own, lent = timezone.now(), own_bookings(request.user), lent_bookings(request.user)
    rows = {
        "own": own.filter(ends_at__gt=now), "decide": waiting, "lent": lent.filter(ends_at__gt=now),
        "past": (own | lent).filter(ends_at__lte=now).order_by("-starts_at"),
    }  # fmt: skip
    tabs = [(name, label, rows[name].count()) for name, label in _labels().items()]
    return render(request, "facilities/bookings.html", {"page": page_of(rows[tab], request, PAGE), "tab": tab, "tabs": tabs})


def _labels() -> dict[str, str]:
    return {"own": _("Asked for"), "decide": _("Waiting for your answer"), "lent": _("Lent to others"), "past": _("Past")}


@login_required
def booking(request: HttpRequest, pid: str) -> HttpResponse:
    """One booking, for the two sides."""
    found = get_object_or_404(bookings_seen_by(request.user), pid=pid)
    moves = buttons(request.user, found, BOOKING_FLOW, url_name="facilities:book", forms=ASKS_FOR_FORM)
    context = {
        "booking": found, "buttons": moves, "history": history_of(found), "decides": can(request.user, "approve", found),
    }  # fmt: skip
    return render(request, "facilities/booking.html", context)


@login_required
def propose(request: HttpRequest, pid: str) -> HttpResponse:
    """The owner's other time, beside the week that it lies in."""
    found = get_object_or_404(bookings_seen_by(request.user), pid=pid)
    if not can(request.user, "propose", found):
        raise PermissionDenied("propose")
    BOOKING_FLOW.after(found.state, "propose")
    starts, ends = timezone.localtime(found.starts_at), timezone.localtime(found.ends_at)
    begun = {"day": starts.date(), "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}
    form = ProposeForm(request.POST or None, initial=begun)
    version, status = version_of(request.POST, found.version), 0
    if request.method == "POST" and form.is_valid():
        found.version = version
        try:
            propose_time(found, by=request.user, answer=form.cleaned_data["answer"], **form.span())
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            found.refresh_from_db()
            BOOKING_FLOW.after(found.state, "propose")
            keep_after(stale, form)
            version, status = found.version, 409
        else:
            messages.success(request, str(BOOKING_FLOW.moves["propose"].done))
            return redirect(found)
    context = {
        "booking": found, "form": form, "version": version, "facility": found.facility,
        "days": week_of(found.facility, monday_of(starts.date())), "sees_who": True,
    }  # fmt: skip
    return render(request, "facilities/propose.html", context, status=status or (422 if form.errors else 200))


@login_required
def ics(request: HttpRequest, pid: str) -> HttpResponse:
    """The booking as a file for a calendar."""
    found = get_object_or_404(bookings_seen_by(request.user), pid=pid)
    response = HttpResponse(as_ics(found, timezone.now()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.pid}.ics"'
    return response
