"""Taking records out: which, as what; and who took out what."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cungcau.exchange.actions import export_records
from cungcau.exchange.forms import ExportForm
from cungcau.exchange.models import Export, Side
from cungcau.exchange.presentation import filters_shown
from cungcau.exchange.queries import may_exchange
from cungcau.exchange.views.sending import sent
from cungcau.kit.paging import page_of
from cungcau.kit.policy import visible

PAGE = 20


@login_required
def exports(request: HttpRequest) -> HttpResponse:
    """The first kind of record."""
    return redirect("exchange:export", Side.NEED)


@login_required
def export(request: HttpRequest, side: str) -> HttpResponse:
    """GET shows the form and what went out; POST sends the file."""
    if not may_exchange(request.user):
        raise PermissionDenied("export")
    if side not in Side.values:
        raise Http404(side)
    form = ExportForm(side, request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["format"]

        def write(path: Path) -> None:
            export_records(side, kind, path, by=request.user, filters=form.filters)

        return sent(f"{Side(side).label} {timezone.localdate():%Y-%m-%d}", kind, write)
    log = page_of(visible(request.user, Export.objects.select_related("by")), request, PAGE)
    context = {"form": form, "side": side, "sides": Side.choices, "page": log,
               "log": [(entry, filters_shown(entry)) for entry in log.object_list]}  # fmt: skip
    return render(request, "exchange/exports.html", context, status=422 if form.errors else 200)
