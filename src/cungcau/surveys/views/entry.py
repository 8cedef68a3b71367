"""Quick entry from paper: type the code, fill in the sheet in the paper's order, and the next code is asked for."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cungcau.kit.policy import can
from cungcau.surveys.codes import full_code, read_code
from cungcau.surveys.forms import CodeForm
from cungcau.surveys.models import Sheet, Visit
from cungcau.surveys.queries import visit_of_code
from cungcau.surveys.sheet_forms import SHEETS, SheetForm
from cungcau.surveys.views.answers import officers_only, visit_of
from cungcau.surveys.views.receiving import receive, shown_key


@login_required
def code(request: HttpRequest) -> HttpResponse:
    """One field: the code of the paper that lies on the table."""
    officers_only(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = read_code(form.cleaned_data["code"])
        visit = visit_of_code(request.user, typed) if typed else None
        if typed is None:
            form.add_error("code", _("This code has a slip: compare it with the paper, digit by digit."))
        elif visit is None:
            form.add_error("code", _("No firm of a campaign has this code."))
        else:
            sheet = typed.sheet or next(iter(visit.campaign.forms), Sheet.NEED)
            return redirect("surveys:entry_sheet", full_code(sheet, visit.code))
    return render(request, "surveys/entry.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet of that code. A second press of "save" is the same report."""
    officers_only(request)
    typed = read_code(code)
    visit = visit_of_code(request.user, typed) if typed else None
    if typed is None or visit is None:
        raise Http404(code)
    if not any(can(request.user, verb, visit) for verb in ("answer", "amend")):
        raise PermissionDenied("answer")
    kind = typed.sheet or Sheet.NEED
    if request.method != "POST":
        return _shown(request, visit, SHEETS[kind](visit=visit), kind, HTTPStatus.OK)
    form = SHEETS[kind](request.POST, visit=visit)
    outcome = receive(request, visit, form, "visit" if kind == Sheet.VISIT else "answer")
    if outcome.report is None:
        return _shown(request, visit_of(request, visit.pid), form, kind, outcome.status)
    messages.success(request, _("%(firm)s is saved. The next paper?") % {"firm": visit.organisation.name})
    return redirect("surveys:entry")


def _shown(request: HttpRequest, visit: Visit, form: SheetForm, kind: str, status: HTTPStatus) -> HttpResponse:
    context = {
        "visit": visit, "campaign": visit.campaign, "form": form, **shown_key(request, visit, status),
        "sheet": Sheet(kind).label, "code": full_code(kind, visit.code),
    }  # fmt: skip
    return render(request, "surveys/entry_sheet.html", context, status=status)
