"""Bringing files in: the list, the upload, one import with its rows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cungcau.exchange.actions import apply_import, check_import, discard_import, stop_import, undo_import, upload_import
from cungcau.exchange.forms import VERB_FORMS, UploadForm
from cungcau.exchange.marking import write_marked
from cungcau.exchange.models import Import, Outcome, Undone
from cungcau.exchange.presentation import fault_shown, remarks_shown, rows_shown
from cungcau.exchange.progress import reached
from cungcau.exchange.queries import may_exchange, sides_for
from cungcau.exchange.views.sending import sent
from cungcau.exchange.words import tongue
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

ACTS = {"apply": apply_import, "check": check_import, "stop": stop_import, "undo": undo_import, "discard": discard_import}
PAGE, ROWS = 20, 50

act = login_required(verb_view(Import, IMPORT_FLOW, ACTS, VERB_FORMS))


@login_required
def imports(request: HttpRequest) -> HttpResponse:
    """Every file that came in: who, when, how many rows, whether it can still be undone."""
    if not may_exchange(request.user):
        raise PermissionDenied("read")
    rows = visible(request.user, Import.objects.select_related("created_by"))
    return render(request, "exchange/imports.html", {"page": page_of(rows, request, PAGE)})


@login_required
def upload(request: HttpRequest) -> HttpResponse:
    """GET and a refusal show the form."""
    sides = sides_for(request.user) if may_exchange(request.user) else []
    if not sides:
        raise PermissionDenied("upload")
    form = UploadForm(sides, request.POST or None, request.FILES or None, initial={"side": request.GET.get("side", sides[0])})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["upload"]
        try:
            return redirect(upload_import(form.cleaned_data["side"], file, file.name, by=request.user, language=tongue()))
        except Refused as refusal:
            tell_refusal(refusal, form)
    context = {"form": form, "sides": form.fields["side"].choices, "limit": settings.UPLOAD_LIMIT_MB}
    return render(request, "exchange/upload.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def one(request: HttpRequest, pid: str) -> HttpResponse:
    """One import: what it is doing, or what became of its rows."""
    thing = _found(request, pid)
    sees_rows = can(request.user, "read_rows", thing)
    context = {
        "import": thing, "sees_rows": sees_rows, "progress": _progress(thing), "fault": fault_shown(thing),
        "buttons": buttons(
            request.user, thing, IMPORT_FLOW, url_name="exchange:act", forms=VERB_FORMS, skip=() if thing.to_apply else ("apply",)
        ),
        "history": history_of(thing), "may_undo": can(request.user, "undo", thing),
    }  # fmt: skip
    if sees_rows and not thing.is_working:
        context |= _rows(request, thing)
    return render(request, "exchange/import.html", context)


def _found(request: HttpRequest, pid: str) -> Import:
    return get_object_or_404(visible(request.user, Import.objects.select_related("created_by")), pid=pid)


def _rows(request: HttpRequest, thing: Import) -> dict[str, Any]:
    """The rows of the chosen tab that hold the words asked for, a page of them."""
    tabs = [tab for tab in _tabs(thing) if tab[2] or tab[0] == ""]
    show = request.GET.get("show", _first_tab(thing))
    if show not in {tab[0] for tab in tabs}:
        show = ""
    rows = thing.lines.all()
    if query := " ".join(request.GET.get("q", "").split())[:80]:
        rows = rows.filter(Q(key__icontains=query) | Q(label__icontains=query))
        tabs = [(name, words, rows.filter(_chosen(name)).count()) for name, words, _count in tabs]
    rows = rows.filter(_chosen(show))
    page = page_of(rows, request, ROWS)
    return {
        "remarks": remarks_shown(thing), "tabs": tabs, "show": show, "q": query, "page": page,
        "rows": list(rows_shown(thing, page.object_list)),
    }  # fmt: skip


def _tabs(thing: Import) -> list[tuple[str, str, int]]:
    """(what the address says, the words, how many)."""
    found = [("", _("All rows"), thing.total)]
    found += [(outcome.value, outcome.label, getattr(thing, outcome.value)) for outcome in Outcome]
    found.append(("differing", _("otherwise than told before"), thing.differing))
    found += [(undone.value, undone.label, getattr(thing, undone.value)) for undone in Undone]
    return found


def _first_tab(thing: Import) -> str:
    """What matters most: what is left of an undo, what has changed, what is to be mended."""
    for name in ("left", "differing", Outcome.REFUSED.value):
        if getattr(thing, name) and (name != "differing" or thing.state == "checked"):
            return name
    return ""


def _chosen(show: str) -> Q:
    if show in Outcome.values:
        return Q(outcome=show)
    if show in Undone.values:
        return Q(undone=show)
    return Q(differs=True) if show == "differing" else Q()


@login_required
@require_GET
def progress(request: HttpRequest, pid: str) -> HttpResponse:
    """How far it has come, asked again and again by the page; when it has ended the page is loaded anew."""
    thing = _found(request, pid)
    if not thing.is_working:
        return HttpResponse(headers={"HX-Refresh": "true"}) if request.headers.get("HX-Request") else redirect(thing)
    return render(request, "exchange/_progress.html", {"import": thing, "progress": _progress(thing)})


def _progress(thing: Import) -> tuple[int, int] | None:
    return reached(thing.pid) if thing.is_working else None


@login_required
@require_GET
def marked(request: HttpRequest, pid: str) -> FileResponse:
    """The refused rows with what is to be mended, `?rows=all` all of them."""
    thing = _found(request, pid)
    if not can(request.user, "read_rows", thing):
        raise PermissionDenied("read_rows")
    if not thing.total or thing.is_working or thing.file is None:
        raise Http404(pid)
    name = thing.name.rpartition(".")[0] or thing.name
    every, word = request.GET.get("rows") == "all", _("to mend")
    return sent(f"{name} – {word}", "xlsx", lambda path: write_marked(thing, path, every=every))
