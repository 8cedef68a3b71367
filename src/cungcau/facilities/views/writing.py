"""The owner's forms: the entry, its hours, its closed days."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.facilities.actions import close_days, draft_facility, edit_facility, reopen_days, set_hours
from cungcau.facilities.forms import ClosureForm, FacilityForm, HoursForm, initial_hours, initial_of
from cungcau.facilities.models import Closure, Facility
from cungcau.facilities.queries import facilities_seen_by, organisations_lending
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, say_saved, version_of
from cungcau.kit.policy import can
from cungcau.registry.models import Organisation


@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """A new entry; first for whom, when there is a choice."""
    allowed = organisations_lending(request.user)
    chosen = (request.POST.get("organisation") or request.GET.get("organisation", "")).replace("\x00", "")
    organisation = allowed.filter(pid=chosen).first() if chosen else (allowed.get() if allowed.count() == 1 else None)
    if not allowed:
        raise Refused("no_organisation", _(
            "What can be booked belongs to an organisation, and you write for none yet. A steward or broker can add you to yours "
            "as a person who reads and writes."
        ))  # fmt: skip
    if organisation is None:
        return render(request, "facilities/for_whom.html", {"organisations": allowed})
    form = FacilityForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        made = draft_facility(organisation, by=request.user, **form.values())
        messages.success(request, _("The entry is kept as a draft. Now say when it is open."))
        return redirect("facilities:hours", made.pid)
    return _form(request, form, organisation, None)


@login_required
def edit(request: HttpRequest, pid: str) -> HttpResponse:
    found = _own(request, pid, "edit")
    form = FacilityForm(request.POST or None, organisation=found.organisation, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        version = version_of(request.POST, found.version)
        try:
            edit_facility(found, by=request.user, version=version, **form.values())
        except Stale as stale:
            keep_after(stale, form)
            found.refresh_from_db()
            return _form(request, form, found.organisation, found, status=409)
        say_saved(request, found.version != version, _("The entry is saved."))
        return redirect(found)
    return _form(request, form, found.organisation, found)


def _own(request: HttpRequest, pid: str, verb: str) -> Facility:
    found: Facility = get_object_or_404(facilities_seen_by(request.user), pid=pid)
    if not can(request.user, verb, found):
        raise PermissionDenied(verb)
    return found


def _form(
    request: HttpRequest, form: FacilityForm, organisation: Organisation, found: Facility | None, status: int = 0
) -> HttpResponse:
    present = found.version if found else ""
    context = {
        "form": form, "organisation": organisation, "facility": found,
        "version": present if status == 409 else request.POST.get("version") or present,
    }  # fmt: skip
    return render(request, "facilities/form.html", context, status=status or (422 if form.errors else 200))


@login_required
def hours(request: HttpRequest, pid: str) -> HttpResponse:
    """Opening hours of each day of the week, and closed days."""
    found = _own(request, pid, "set_hours")
    wants_closure = request.POST.get("do") == "close"
    form = HoursForm(request.POST if request.method == "POST" and not wants_closure else None, initial=initial_hours(found))
    closure = ClosureForm(request.POST if wants_closure else None)
    status, version = 200, version_of(request.POST, found.version)
    if form.is_valid():
        try:
            set_hours(found, by=request.user, version=version, hours=form.hours())
        except Stale as stale:
            keep_after(stale, form)
            found.refresh_from_db()
            status, version = 409, found.version
        else:
            messages.success(request, _("The hours are saved."))
            return redirect(found)
    elif closure.is_valid():
        close_days(found, by=request.user, **closure.cleaned_data)
        messages.success(request, _("It is closed on these days."))
        return redirect("facilities:hours", found.pid)
    faulty = form.errors or closure.errors
    context: dict[str, Any] = {
        "facility": found, "form": form, "closure": closure, "version": version,
        "closures": found.closures.filter(last__gte=timezone.localdate()),
    }  # fmt: skip
    return render(request, "facilities/hours.html", context, status=422 if faulty and status == 200 else status)


@login_required
@require_POST
def reopen(request: HttpRequest, pid: str, closure: int) -> HttpResponse:
    found = _own(request, pid, "reopen_days")
    reopen_days(get_object_or_404(Closure, pk=closure, facility=found), by=request.user)
    messages.success(request, _("The days are as the week has them."))
    return redirect("facilities:hours", found.pid)
