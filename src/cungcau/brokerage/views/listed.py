"""The lists of promoted, restricted and prohibited technology, beside the technology of a case or of one of its agreements."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import judge_entry
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.listed import Hit, day_of, hits, lists_on
from cungcau.brokerage.listed_forms import EntryForm
from cungcau.brokerage.listed_models import ListedFinding
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.policy import can, visible


def _about(request: HttpRequest, pid: str) -> tuple[Case, Agreement | None]:
    """The case, and the agreement that the address names, if it names one."""
    case = get_object_or_404(visible(request.user, Case.objects.all()), pid=pid)
    if not can(request.user, "judge_entry", ListedFinding(case=case)):
        raise PermissionDenied("judge_entry")
    asked = request.GET.get("agreement", "")
    return case, get_object_or_404(Agreement.objects.filter(case=case), pid=asked) if asked else None


def _context(case: Case, agreement: Agreement | None) -> dict[str, Any]:
    return {
        "case": case, "agreement": agreement, "thing": agreement or case, "day": day_of(agreement),
        "asked": f"?agreement={agreement.pid}" if agreement else "",
    }  # fmt: skip


@login_required
def entries(request: HttpRequest, pid: str) -> HttpResponse:
    """Every entry in force on the day, the probable ones first."""
    case, agreement = _about(request, pid)
    context = {"rows": hits(case, agreement, request.user), "lists": lists_on(day_of(agreement))}
    return render(request, "brokerage/listed.html", {**_context(case, agreement), **context})


@login_required
def entry(request: HttpRequest, pid: str, term: int) -> HttpResponse:
    """One entry with its source and days, what was found about it, and the form."""
    case, agreement = _about(request, pid)
    hit = next((one for one in hits(case, agreement, request.user) if one.term.pk == term), None)
    if hit is None:
        raise Http404(str(term))
    form, draft = EntryForm(request.POST or None), pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid() and _judged(request, case, agreement, hit, form, draft):
        return redirect(agreement or case)
    status = 422 if request.method == "POST" else 200
    context = {
        **_context(case, agreement), "hit": hit, "form": form, "draft": draft, "history": _history(case, agreement, hit),
        "after": hit.finding.pid if hit.finding else "",
    }  # fmt: skip
    return render(request, "brokerage/listed_entry.html", context, status=status)


def _judged(request: HttpRequest, case: Case, agreement: Agreement | None, hit: Hit, form: EntryForm, draft: str) -> bool:
    try:
        judge_entry(
            case, by=request.user, hit=hit, agreement=agreement, pid=draft, after=request.POST.get("after", ""),
            **form.cleaned_data,
        )  # fmt: skip
    except Refused as refusal:
        tell_refusal(refusal, form)
        return False
    messages.success(request, _("What you have found is kept, with your name and the day."))
    return True


def _history(case: Case, agreement: Agreement | None, hit: Hit) -> list[ListedFinding]:
    rows = ListedFinding.objects.filter(
        case=case, scheme=hit.term.scheme_id, edition=hit.term.version, code=hit.term.code, agreement__in=[agreement]
    ) if agreement else ListedFinding.objects.none()  # fmt: skip
    of_case = ListedFinding.objects.filter(
        case=case, agreement=None, scheme=hit.term.scheme_id, edition=hit.term.version, code=hit.term.code
    )
    return sorted([*rows.select_related("by"), *of_case.select_related("by")], key=lambda one: one.at, reverse=True)
