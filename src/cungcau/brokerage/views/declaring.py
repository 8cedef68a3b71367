"""A side declares its right to transfer, and whether the State paid for the result."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import declare_right
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.declaration_forms import DECLARATION_FORMS
from cungcau.brokerage.declaration_models import Declaration, Declared
from cungcau.kit.ids import pid_or_new
from cungcau.kit.policy import can, visible


@login_required
def declare(request: HttpRequest, pid: str, party: str, kind: str) -> HttpResponse:
    case = get_object_or_404(visible(request.user, Case.objects.all()), pid=pid)
    side = get_object_or_404(Party.objects.select_related("organisation"), case=case, pid=party, ended_at=None)
    if kind not in DECLARATION_FORMS:
        raise Http404(kind)
    if not can(request.user, "declare_right", Declaration(case=case, party=side)):
        raise PermissionDenied("declare_right")
    last = Declaration.objects.filter(case=case, party=side, kind=kind).first()
    form = DECLARATION_FORMS[kind](request.POST or None, initial=last.said if last else None)
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        declare_right(case, by=request.user, party=side, kind=kind, said=form.cleaned_data, pid=draft)
        messages.success(request, _("The declaration is kept, with your name and the day."))
        return redirect(case)
    status = 422 if request.method == "POST" else 200
    context = {"case": case, "party": side, "form": form, "draft": draft, "name": Declared(kind).label}
    return render(request, "brokerage/declare.html", context, status=status)
