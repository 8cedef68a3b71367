"""Sheets with codes: made for an event, printed, and how they did."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cungcau.brokerage.actions import ACTIONS, make_sheet
from cungcau.brokerage.guest_forms import SheetForm
from cungcau.brokerage.guest_queries import counted, counted_lines, may_make_sheets, may_read_sheets, sheets_seen_by
from cungcau.brokerage.guest_workflow import SHEET_FLOW
from cungcau.brokerage.sheet_models import Sheet
from cungcau.kit.codes import code_png, code_svg
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.verbs import buttons, verb_view
from cungcau.listings.queries import listings_seen_by
from cungcau.notices.letters import absolute

PAGE = 25
KINDS = {"svg": ("image/svg+xml", code_svg), "png": ("image/png", code_png)}

act = verb_view(Sheet, SHEET_FLOW, {verb: ACTIONS[verb] for verb in SHEET_FLOW.moves})


@login_required
def sheets(request: HttpRequest) -> HttpResponse:
    """The newest first, with how often each was opened and what came by it."""
    if not may_read_sheets(request.user):
        raise PermissionDenied("sheets")
    page = page_of(sheets_seen_by(request.user), request, PAGE)
    return render(
        request, "brokerage/sheets.html", {"page": page, "rows": counted(page), "may_make": may_make_sheets(request.user)}
    )


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Occasion, day, place, listings; `?listing=` puts one on it."""
    if not may_make_sheets(request.user):
        raise PermissionDenied("make_sheet")
    allowed = listings_seen_by(request.user)
    wanted = request.GET.get("listing", "").replace("\x00", "")
    one = allowed.filter(pid=wanted).first() if wanted else None
    initial = {"listings": (one.ref or one.pid) if one else "", "on": timezone.localdate()}
    form = SheetForm(request.POST or None, allowed=allowed, initial=initial)
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            made = make_sheet(
                form.cleaned_data["listings"], by=request.user, pid=draft,
                **{name: form.cleaned_data[name] for name in ("occasion", "on", "place")},
            )  # fmt: skip
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            return redirect(made)
    context = {"form": form, "draft": draft}
    return render(request, "brokerage/sheet_new.html", context, status=422 if form.errors else 200)


@login_required
def sheet(request: HttpRequest, pid: str) -> HttpResponse:
    """To print: the codes large, and beside them (not on paper) what came by them."""
    found = get_object_or_404(sheets_seen_by(request.user), pid=pid)
    context: dict[str, Any] = {
        "sheet": found, "rows": counted_lines(found), "whole": counted([found])[0].counts, "address": absolute(found.path),
        "buttons": buttons(request.user, found, SHEET_FLOW, url_name="brokerage:sheet_act"),
    }  # fmt: skip
    return render(request, "brokerage/sheet.html", context)


@login_required
def image(request: HttpRequest, pid: str, number: int, kind: str) -> HttpResponse:
    """The code as a drawing: of the whole sheet (0) or of one of its listings."""
    found = get_object_or_404(sheets_seen_by(request.user), pid=pid)
    line = get_object_or_404(found.lines, number=number) if number else None
    if kind not in KINDS:
        raise Http404(kind)
    content_type, drawn = KINDS[kind]
    answer = HttpResponse(drawn(absolute(line.path if line else found.path)), content_type=content_type)
    if request.GET.get("save"):
        answer["Content-Disposition"] = f'attachment; filename="code-{found.token}-{number}.{kind}"'
    return answer
