"""Agreements: the brokers' list and its table, one agreement with its buttons, for its parties too."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cungcau.brokerage.actions import ACTIONS, draft_agreement
from cungcau.brokerage.agreement_forms import AGREEMENT_FORMS, AgreementForm
from cungcau.brokerage.agreement_kinds import kind_choices, kinds
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_rows import HEADINGS, row_of
from cungcau.brokerage.agreement_workflow import AgreementState
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.paper_queries import agreements_read_by, may_draft, narrowed, works_on_agreements
from cungcau.brokerage.views.uploading import upload_step
from cungcau.brokerage.workflow import AGREEMENT_FLOW
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.tables.writing import CsvFile
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

PAGE = 25
STEP = "brokerage/agreement_step.html"
# These stand where they belong on the page.
IN_PLACE = ("tick_clause",)

_act = verb_view(
    Agreement, AGREEMENT_FLOW, {verb: ACTIONS[verb] for verb in AGREEMENT_FLOW.moves if verb != "sign_agreement"},
    AGREEMENT_FORMS, template=STEP,
)  # fmt: skip


def _asked(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "state")}
    known = {"kind": asked["kind"] in kinds(), "state": asked["state"] in AgreementState.values}
    return {name: value if known.get(name, True) else "" for name, value in asked.items()}


def _rows(request: HttpRequest, asked: dict[str, str]) -> Any:
    rows = visible(request.user, agreements_read_by(request.user), "read_desk")
    return narrowed(rows, words=asked["q"], kind=asked["kind"], state=asked["state"])


@login_required
def agreements(request: HttpRequest) -> HttpResponse:
    """The brokers' list."""
    if not works_on_agreements(request.user):
        raise PermissionDenied("read_desk")
    asked = _asked(request)
    page = page_of(_rows(request, asked), request, PAGE)
    context = {
        "page": page, "asked": asked, "kinds": kind_choices(), "states": AgreementState.choices, "narrow": any(asked.values()),
    }  # fmt: skip
    return render(request, "brokerage/agreements.html", context)


@login_required
def table(request: HttpRequest) -> HttpResponse:
    """What the list shows, all pages of it, as a table for spreadsheets."""
    if not works_on_agreements(request.user):
        raise PermissionDenied("read_desk")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agreements.csv"
        file = CsvFile(path, [str(words) for words in HEADINGS])
        for one in _rows(request, _asked(request)):
            file.add(row_of(one))
        file.close()
        response = HttpResponse(path.read_bytes(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="agreements-{timezone.localdate():%Y%m%d}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
def add(request: HttpRequest, pid: str) -> HttpResponse:
    """A new agreement of a case: first of which kind, then what that kind asks for."""
    case = get_object_or_404(visible(request.user, Case.objects.all()), pid=pid)
    if not may_draft(case, request.user):
        raise PermissionDenied("draft_agreement")
    kind = kinds().get((request.POST or request.GET).get("kind", ""))
    if kind is None:
        return render(request, "brokerage/agreement_kind.html", {"case": case, "kinds": kinds().values()})
    form = AgreementForm(request.POST or None, case=case, kind=kind.code, initial=_begun(case))
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(draft_agreement(case, by=request.user, kind=kind.code, pid=draft, **form.cleaned_data))
        except Refused as refusal:
            tell_refusal(refusal, form)
    status = 422 if request.method == "POST" else 200
    context = {"case": case, "kind": kind, "form": form, "draft": draft}
    return render(request, "brokerage/agreement_add.html", context, status=status)


def _begun(case: Case) -> dict[str, Any]:
    """Both sides are proposed as parties, and the goal as the title."""
    sides = case.parties.filter(ended_at=None, role__in=("demand", "supply"))  # type: ignore[attr-defined]
    return {"parties": [party.pid for party in sides], "title": case.goal, "technology": case.offer.title if case.offer else ""}


@login_required
def agreement(request: HttpRequest, pid: str) -> HttpResponse:
    """One agreement: all of it for the brokers, what was agreed for its parties."""
    found = get_object_or_404(agreements_read_by(request.user), pid=pid)
    is_desk = can(request.user, "read_desk", found)
    allowed = buttons(request.user, found, AGREEMENT_FLOW, url_name="brokerage:agreement_act", forms=AGREEMENT_FORMS)
    every = {button.verb: button for button in allowed}
    skipped = IN_PLACE if found.about.transfers else (*IN_PLACE, "register_agreement")
    context = {
        "agreement": found, "is_desk": is_desk, "every": every, "reads_case": can(request.user, "read", found.case),
        "buttons": [button for verb, button in every.items() if verb not in skipped],
        "history": history_of(found) if is_desk else [],
    }  # fmt: skip
    return render(request, "brokerage/agreement.html", context)


@login_required
def act(request: HttpRequest, pid: str, verb: str) -> HttpResponse:
    if verb != "sign_agreement":
        return _act(request, pid, verb)
    found = get_object_or_404(visible(request.user, Agreement.objects.all()), pid=pid)
    form = AGREEMENT_FORMS[verb](request.POST or None, request.FILES or None, agreement=found)
    return upload_step(request, found, AGREEMENT_FLOW, verb, ACTIONS[verb], form, STEP)
