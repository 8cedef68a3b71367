"""The form of a new case: from an interest, from a kept proposal, or by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import open_case
from cungcau.brokerage.case_forms import OpenForm
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.models import Interest
from cungcau.brokerage.queries import interests_seen_by
from cungcau.discovery.models import Verdict
from cungcau.discovery.verdicts import verdicts_read_by
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.policy import can, visible
from cungcau.listings.queries import listings_seen_by


@login_required
def open_one(request: HttpRequest) -> HttpResponse:
    if not can(request.user, "open", Case()):
        raise PermissionDenied("open")
    interest, verdict = _source(request)
    known = _known(interest, verdict)
    draft = pid_or_new(request.POST.get("draft", ""))
    if known and known.pid != draft:
        return redirect(known)
    by_hand = interest is None and verdict is None
    form = OpenForm(request.POST or None, listings=listings_seen_by(request.user) if by_hand else None)
    if request.method == "POST" and form.is_valid():
        try:
            case = open_case(by=request.user, interest=interest, verdict=verdict, pid=draft, **form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The case is open: %(ref)s.") % {"ref": case.ref})
            return redirect(case)
    context: dict[str, Any] = {
        "form": form, "draft": draft, "about": interest or verdict, "interest": interest, "verdict": verdict,
        "under_way": _under_way(request.user, verdict),
    }  # fmt: skip
    return render(request, "brokerage/case_open.html", context, status=422 if form.errors else 200)


def _source(request: HttpRequest) -> tuple[Interest | None, Verdict | None]:
    """What the address names."""
    interest, verdict = (request.GET.get(name, "").replace("\x00", "") for name in ("interest", "verdict"))
    if interest:
        return get_object_or_404(interests_seen_by(request.user), pid=interest), None
    return None, get_object_or_404(verdicts_read_by(request.user), pid=verdict) if verdict else None


def _under_way(user: Any, verdict: Verdict | None) -> Case | None:
    """A case about the same need and offer, which she may read."""
    if verdict is None:
        return None
    same = Case.objects.filter(need=verdict.need_id, offer=verdict.offer_id, state__in=AT_WORK)
    return visible(user, same, "read_desk").first()


def _known(interest: Interest | None, verdict: Verdict | None) -> Case | None:
    source: Any = interest or verdict
    return source.cases.first() if source else None
