"""The firms of a campaign: choose them, look through them, give them to officers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.registry.queries import zones_with_counts
from cungcau.surveys.actions import add_firms, assign_visits, remove_firm
from cungcau.surveys.forms import AddFirmsForm, AssignForm
from cungcau.surveys.models import Campaign, Method, Sheet
from cungcau.surveys.queries import firms_to_add, narrowed, visits_of, working_officers
from cungcau.surveys.views.answers import asked_for, campaign_of, visit_of
from cungcau.surveys.workflow import VisitState
from cungcau.vocabulary.queries import choices

PAGE = 50
OFFERED = 100  # firms to choose from at once
FILTERS = ("state", "officer", "zone", "method", "day", "found", "q")
ADD_FILTERS = ("zone", "kind", "vsic", "field", "place", "q")


@login_required
def firms(request: HttpRequest, pid: str) -> HttpResponse:
    """The campaign's firms, narrowed; ticked ones are given to an officer."""
    campaign = campaign_of(request, pid)
    return _list(request, campaign, AssignForm())


def _list(request: HttpRequest, campaign: Campaign, form: AssignForm, ticked: tuple[str, ...] = ()) -> HttpResponse:
    wanted = asked_for(request, *FILTERS)
    rows = narrowed(visits_of(campaign), wanted)
    context = {
        "campaign": campaign, "page": page_of(rows, request, PAGE), "wanted": wanted, "form": form, "ticked": ticked,
        "found": rows.count(), "narrow": bool(urlencode({name: value for name, value in wanted.items() if value})),
        "states": [("open", _("Still to be heard")), ("done", _("Heard")), *VisitState.choices],
        "officers": [(one.pid, one.name) for one in working_officers()],
        "zones": [(zone.code, zone.name) for zone in zones_with_counts()], "methods": Method.choices,
        "may_assign": can(request.user, "assign", campaign), "may_add": can(request.user, "add_firms", campaign),
        "may_print": can(request.user, "print", campaign),
        "sheets": [(sheet, Sheet(sheet).label) for sheet in campaign.forms if sheet in Sheet.values],
    }  # fmt: skip
    return render(request, "surveys/firms.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def assign(request: HttpRequest, pid: str) -> HttpResponse:
    """Give the ticked firms, or all that the filters in the address find, to an officer."""
    campaign = campaign_of(request, pid)
    if not can(request.user, "assign", campaign):
        raise PermissionDenied("assign")
    form, ticked = AssignForm(request.POST), tuple(request.POST.getlist("visit"))
    everything = request.POST.get("which") == "all"
    rows = narrowed(visits_of(campaign), asked_for(request, *FILTERS)) if everything else campaign.visits.filter(pid__in=ticked)
    if form.is_valid():
        try:
            if not everything and not ticked:
                raise Refused("nothing_ticked", _("Tick the firms first."))
            number = assign_visits(campaign, rows, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            words = ngettext("%(number)d firm was assigned.", "%(number)d firms were assigned.", number)
            messages.success(request, words % {"number": number})
            return redirect(f"{reverse('surveys:firms', args=[pid])}?{request.GET.urlencode()}")
    return _list(request, campaign, form, ticked)


@login_required
def add(request: HttpRequest, pid: str) -> HttpResponse:
    """Choose firms of the registry by filters or one by one."""
    campaign = campaign_of(request, pid)
    if not can(request.user, "add_firms", campaign):
        raise PermissionDenied("add_firms")
    wanted = asked_for(request, *ADD_FILTERS)
    rows = firms_to_add(campaign, request.user, wanted)
    form = AddFirmsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        everything = request.POST.get("which") == "all"
        chosen = rows if everything else rows.filter(pid__in=request.POST.getlist("firm"))
        try:
            number = add_firms(campaign, chosen, by=request.user, method=form.cleaned_data["method"])
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            if number:
                words = ngettext("%(number)d firm was added.", "%(number)d firms were added.", number)
                messages.success(request, words % {"number": number})
                return redirect("surveys:firms", campaign.pid)
            form.add_error(None, _("Tick the firms first."))
    context = {
        "campaign": campaign, "form": form, "wanted": wanted, "rows": list(rows[:OFFERED]), "found": rows.count(),
        "zones": [(zone.code, zone.name) for zone in zones_with_counts()], "kinds": choices("organisation_kind"),
        "vsic": choices("vsic"), "fields": choices("field"), "ticked": request.POST.getlist("firm"),
    }  # fmt: skip
    return render(request, "surveys/add_firms.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove(request: HttpRequest, pid: str) -> HttpResponse:
    """Take a firm off the list."""
    visit: Any = visit_of(request, pid)
    if not can(request.user, "remove_firm", visit.campaign):
        raise PermissionDenied("remove_firm")
    remove_firm(visit, by=request.user)
    messages.success(request, _("%(firm)s is no longer on the list.") % {"firm": visit.organisation.name})
    return redirect("surveys:firms", visit.campaign.pid)
