"""Papers to print: of one firm, or of all firms of a campaign that the filters in the address find."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.kit.policy import can
from cungcau.surveys.models import Sheet, Visit
from cungcau.surveys.papers import docx_of, paper_of, pdf_of
from cungcau.surveys.papers.layout import language_of
from cungcau.surveys.queries import narrowed, visits_of
from cungcau.surveys.views.answers import asked_for, campaign_of, visit_of
from cungcau.surveys.views.firms import FILTERS

# How many firms come in one file at most: what a request writes in some five seconds.
WRITERS = {
    "pdf": (pdf_of, "application/pdf", 200),
    "docx": (docx_of, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 50),
}


@login_required
def of_campaign(request: HttpRequest, pid: str, sheet: str, ending: str) -> HttpResponse:
    campaign = campaign_of(request, pid)
    if not can(request.user, "print", campaign):
        raise PermissionDenied("print")
    rows = narrowed(visits_of(campaign), asked_for(request, *FILTERS))
    most = WRITERS[ending][2] if ending in WRITERS else 0
    if most and rows.count() > most:
        words = _("At most %(most)s papers come in one file: choose a zone in the list of firms and print from there.")
        raise Refused("too_many", words % {"most": most})
    return _file(request, rows, sheet, ending, f"{sheet}-{campaign.number}")


@login_required
def of_visit(request: HttpRequest, pid: str, sheet: str, ending: str) -> HttpResponse:
    visit = visit_of(request, pid)
    if not can(request.user, "print", visit.campaign):
        raise PermissionDenied("print")
    return _file(request, [visit], sheet, ending, f"{sheet}-{visit.code}")


def _file(request: HttpRequest, visits: Iterable[Visit], sheet: str, ending: str, name: str) -> HttpResponse:
    if sheet not in Sheet.values or ending not in WRITERS:
        raise Http404(sheet)
    language = language_of(request.GET.get("language", ""))
    papers = [paper_of(visit, sheet, language) for visit in visits]
    if not papers:
        raise Refused("no_firms", _("There is no firm here to print a paper for."))
    write, kind, _most = WRITERS[ending]
    answer = HttpResponse(write(papers, language), content_type=kind)
    answer["Content-Disposition"] = f'{"inline" if ending == "pdf" else "attachment"}; filename="{name}-{language}.{ending}"'
    return answer
