"""What came of a campaign: needs and offers, who has not answered, absorption capacity; the rows as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.listings.queries import listings_seen_by
from cungcau.surveys.actions import write_up_finding
from cungcau.surveys.models import ABSORPTION, Campaign, Finding, Visit
from cungcau.surveys.queries import capacities_of, findings_of, narrowed, visits_of
from cungcau.surveys.views.answers import asked_for, campaign_of
from cungcau.surveys.views.firms import FILTERS
from cungcau.surveys.words import CAPACITIES, answer_text
from cungcau.vocabulary.queries import label

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def results(request: HttpRequest, pid: str) -> HttpResponse:
    """Findings and figures. The director reads figures and what she may read of the listings, not what was said in confidence."""
    campaign = campaign_of(request, pid)
    inside = can(request.user, "read_notes", campaign)
    rows = visible(request.user, findings_of(campaign))
    page: Any = page_of(rows, request, PAGE)
    listings = listings_seen_by(request.user).in_bulk([one.listing_id for one in page if one.listing_id])
    context = {
        "campaign": campaign, "inside": inside, "page": page,
        "lines": [(one, listings.get(one.listing_id), can(request.user, "write_up", one)) for one in page],
        "capacities": [(CAPACITIES[one.name], one) for one in capacities_of(campaign)],
        "unanswered": narrowed(visits_of(campaign), {"state": "open"}).order_by("organisation__sort_key")[:PAGE],
        "waiting": narrowed(visits_of(campaign), {"state": "open"}).count(),
    }  # fmt: skip
    return render(request, "surveys/results.html", context)


@login_required
@require_POST
def write_up(request: HttpRequest, pid: str) -> HttpResponse:
    """Draft the listing of a finding and go on with it in the full form."""
    finding = get_object_or_404(visible(request.user, Finding.objects.all()), pid=pid)
    if not can(request.user, "write_up", finding):
        raise PermissionDenied("write_up")
    listing = write_up_finding(finding, by=request.user)
    messages.success(request, _("A draft was made from what was heard. Complete it here."))
    return redirect("listings:edit", listing.pid)


@login_required
def workbook(request: HttpRequest, pid: str) -> HttpResponse:
    """The firms of the campaign that the filters find; with what was heard for those who may read it."""
    from cungcau.kit.tables.workbook_writing import XlsxFile  # slow

    campaign = campaign_of(request, pid)
    inside = can(request.user, "read_notes", campaign)
    visits = narrowed(visits_of(campaign), asked_for(request, *FILTERS)).prefetch_related("findings__listing")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "firms.xlsx"
        book = XlsxFile(path)
        sheet = book.sheet(_("Firms"), _headings(campaign, inside), [16, 36, 14, 22, 12, 20, 16, 30, 14, 26, 12, 8, 8, 28])
        for visit in visits:
            sheet.add(list(_cells(visit, inside)))
        book.close()
        answer = HttpResponse(path.read_bytes(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="survey-{campaign.number}.xlsx"'
    return answer


def _headings(campaign: Campaign, inside: bool) -> list[str]:
    plain = [
        _("Code"), _("Firm"), _("Tax code"), _("Zone"), _("How they are asked"), _("Who goes there"), _("When"), _("Where"),
        _("State"), _("Reason"), _("Heard on"), _("Needs"), _("Offers"), _("Listings"),
    ]  # fmt: skip
    if not inside:
        return plain
    scores = [str(CAPACITIES[name]) for name in ABSORPTION]
    return [*plain, _("Visit note"), *scores, _("Note on absorption capacity"), *(words for _key, _kind, words in campaign.asked)]


def _cells(visit: Any, inside: bool) -> Iterator[Any]:
    firm = visit.organisation
    yield from (visit.code, firm.name, firm.tax_code or "", firm.zone.name if firm.zone else "", visit.get_method_display())
    yield from (visit.officer.name if visit.officer else "", localtime(visit.at).replace(tzinfo=None) if visit.at else None)
    yield from (visit.place, visit.get_state_display(), label("survey_refusal", visit.reason) if visit.reason else "")
    yield from (visit.done_on, visit.needs, visit.offers)
    yield ", ".join(one.listing.ref or "" for one in visit.findings.all() if one.listing)
    if inside:
        yield visit.note
        yield from visit.absorption.values()
        yield visit.absorption_note
        yield from _answers(visit)


def _answers(visit: Visit) -> Iterator[str]:
    for key, kind, _words in visit.campaign.asked:
        yield answer_text(kind, visit.answers.get(key))
