"""The list of campaigns, one campaign with its figures, its form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cungcau.kit.errors import Stale
from cungcau.kit.forms import keep_after, say_saved, version_of
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.surveys.actions import close_campaign, edit_campaign, plan_campaign, reopen_campaign, start_campaign
from cungcau.surveys.drawing import days_drawn
from cungcau.surveys.forms import CAMPAIGN_FORMS, CampaignForm, initial_of
from cungcau.surveys.models import Campaign, Sheet
from cungcau.surveys.queries import campaigns_seen_by, progress_of, visits_of_officer
from cungcau.surveys.views.answers import campaign_of, officers_only
from cungcau.surveys.workflow import CAMPAIGN_FLOW, VisitState
from cungcau.trail.queries import history_of

PAGE = 20
act = login_required(verb_view(
    Campaign, CAMPAIGN_FLOW, {"start": start_campaign, "close": close_campaign, "reopen": reopen_campaign}, CAMPAIGN_FORMS
))  # fmt: skip


@login_required
def campaigns(request: HttpRequest) -> HttpResponse:
    """Every campaign with how far it has come, the newest first."""
    officers_only(request)
    context = {
        "page": page_of(campaigns_seen_by(request.user), request, PAGE),
        "may_plan": can(request.user, "plan", Campaign()),
        "mine": visits_of_officer(request.user).count(),
    }
    return render(request, "surveys/campaigns.html", context)


@login_required
def campaign(request: HttpRequest, pid: str) -> HttpResponse:
    """One campaign: figures that lead to the firms behind them, its papers, its story."""
    found = campaign_of(request, pid)
    progress = progress_of(found)
    sheets = [(sheet, Sheet(sheet).label) for sheet in found.forms if sheet in Sheet.values]
    context = {
        "campaign": found,
        "progress": progress,
        "states": [(state, state.label, progress.states.get(state, 0)) for state in VisitState],
        "days": days_drawn(progress.days),
        "sheets": sheets,
        "buttons": buttons(request.user, found, CAMPAIGN_FLOW, url_name="surveys:act", forms=CAMPAIGN_FORMS, skip=("edit",)),
        "may_edit": can(request.user, "edit", found),
        "may_add": can(request.user, "add_firms", found),
        "may_print": can(request.user, "print", found) and progress.total > 0,
        "history": history_of(found)[:12],
    }
    return render(request, "surveys/campaign.html", context)


@login_required
def form(request: HttpRequest, pid: str = "") -> HttpResponse:
    """A new campaign, or the form of one that exists."""
    officers_only(request)
    found = campaign_of(request, pid) if pid else None
    if not can(request.user, "edit" if found else "plan", found or Campaign()):
        raise PermissionDenied("campaign")
    data = request.POST if request.method == "POST" else None
    filled = CampaignForm(data, campaign=found, initial=initial_of(found) if found else None)
    version: Any = version_of(request.POST, found.version) if found else ""
    status = 200
    if data is not None and filled.is_valid():
        try:
            if found:
                saved = edit_campaign(found, by=request.user, version=version, **filled.values())
                say_saved(request, saved.version != version, CAMPAIGN_FLOW.moves["edit"].done)
                return redirect(saved)
            saved = plan_campaign(by=request.user, **filled.values())
            messages.success(request, _("The campaign is planned. Now choose its firms."))
            return redirect("surveys:add_firms", saved.pid)
        except Stale as stale:
            keep_after(stale, filled)
            found = campaign_of(request, pid)
            version, status = found.version, 409
    status = 422 if filled.errors and status == 200 else status
    return render(request, "surveys/campaign_form.html", {"form": filled, "campaign": found, "version": version}, status=status)
