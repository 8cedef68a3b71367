"""One firm of a campaign: the appointment, what was heard, what came of it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cungcau.files.queries import attached_to
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.queries import listings_seen_by
from cungcau.surveys.actions import agree_visit, miss_visit, refuse_visit, retry_visit, send_form
from cungcau.surveys.forms import VISIT_FORMS
from cungcau.surveys.models import Sheet, Visit
from cungcau.surveys.queries import findings_of
from cungcau.surveys.views.answers import visit_of
from cungcau.surveys.words import answers_of, scores_of
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.queries import history_of

RECORDING = ("visit", "answer", "amend")
act = login_required(verb_view(
    Visit, VISIT_FLOW,
    {"agree": agree_visit, "send_form": send_form, "refuse": refuse_visit, "miss": miss_visit, "retry": retry_visit},
    VISIT_FORMS,
))  # fmt: skip


@login_required
def visit(request: HttpRequest, pid: str) -> HttpResponse:
    """Everybody at the point reads who goes when; what was heard only the working officers."""
    found = visit_of(request, pid)
    inside = can(request.user, "read_notes", found)
    seen = listings_seen_by(request.user)
    context = {
        "visit": found, "campaign": found.campaign, "inside": inside,
        "buttons": buttons(
            request.user, found, VISIT_FLOW, url_name="surveys:visit_act", forms=VISIT_FORMS, skip=RECORDING
        ),
        "may_record": any(can(request.user, verb, found) and found.state in VISIT_FLOW.moves[verb].starts for verb in RECORDING),
        "may_remove": can(request.user, "remove_firm", found.campaign) and found.state == VISIT_FLOW.start,
        "answers": answers_of(found) if inside else [], "scores": scores_of(found) if inside else [],
        "reports": found.reports.select_related("by") if inside else [],
        "findings": [
            (finding, seen.filter(pk=finding.listing_id).first(), can(request.user, "write_up", finding))
            for finding in visible(request.user, findings_of(found.campaign).filter(visit=found))
        ],
        "contacts": found.organisation.contacts.filter(withdrawn_on=None) if inside else [],
        "sheets": [(sheet, Sheet(sheet).label) for sheet in found.campaign.forms if sheet in Sheet.values] if inside else [],
        "files": visible(request.user, attached_to(found)),
        "history": history_of(found) if inside else [],
    }  # fmt: skip
    return render(request, "surveys/visit.html", context)
