"""The visit form: sent by a browser as ever, or by the device that kept it while there was no connection."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cungcau.kit.policy import can
from cungcau.surveys.fields import MOST_PHOTOS
from cungcau.surveys.models import Visit
from cungcau.surveys.sheet_forms import RecordForm
from cungcau.surveys.views.answers import visit_of
from cungcau.surveys.views.receiving import Outcome, last_report, receive, shown_key
from cungcau.surveys.workflow import VISIT_FLOW, CampaignState


@login_required
def record(request: HttpRequest, pid: str) -> HttpResponse:
    """GET: the form. POST: one report; a device says `Accept: application/json` and is answered in kind."""
    visit = visit_of(request, pid)
    by_device = request.headers.get("Accept", "") == "application/json"
    if not any(can(request.user, verb, visit) for verb in ("visit", "answer", "amend")):
        if by_device:
            return JsonResponse({"message": _not_now(visit)}, status=HTTPStatus.FORBIDDEN)
        raise PermissionDenied("visit")
    if request.method != "POST":
        usual = {"how": "visit" if visit.method == "visit" else "answer"}
        return _shown(request, visit, RecordForm(visit=visit, initial=usual), HTTPStatus.OK)
    form = RecordForm(request.POST, request.FILES, visit=visit)
    outcome = receive(request, visit, form)
    if by_device:
        return _told(visit, form, outcome)
    if outcome.report is None:
        return _shown(request, visit_of(request, pid), form, outcome.status)
    messages.success(request, str(VISIT_FLOW.moves["visit"].done))
    return redirect(visit)


def _told(visit: Visit, form: RecordForm, outcome: Outcome) -> JsonResponse:
    """The answer to a device; after a conflict with the report that it did not know, so that it can send its own as well."""
    if outcome.report:
        return JsonResponse({"url": visit.get_absolute_url(), "report": outcome.report.pid})
    answer: dict[str, Any] = {"message": outcome.message}
    if outcome.status == HTTPStatus.CONFLICT:
        answer["seen"] = last_report(visit)
    else:
        answer["errors"] = form.errors.get_json_data()
    return JsonResponse(answer, status=outcome.status)


def _not_now(visit: Visit) -> str:
    if visit.campaign.state == CampaignState.RUNNING:
        return _("Only the officer who goes there, a broker or a steward records this visit.")
    return _("The campaign is not running, so nothing is recorded. A broker or steward can start it, or open it again.")


def _shown(request: HttpRequest, visit: Visit, form: RecordForm, status: HTTPStatus) -> HttpResponse:
    """The form; after a conflict it knows the present report, so that sending once more is meant."""
    context = {
        "visit": visit, "campaign": visit.campaign, "form": form, **shown_key(request, visit, status),
        "action": reverse("surveys:record", args=[visit.pid]), "most_photos": MOST_PHOTOS,
        "reports": visit.reports.select_related("by")[:3],
    }  # fmt: skip
    return render(request, "surveys/record.html", context, status=status)
