"""What the house has about a person, to hand out or to erase: for the steward, and for oneself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.policy import can
from cungcau.registry.actions import erase_person
from cungcau.registry.dossier import KINDS, as_json, as_workbook, same_person
from cungcau.registry.dossier import dossier as everything_of
from cungcau.registry.models import Contact

TYPES = {
    "json": ("application/json", as_json),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
}


@login_required
def dossier(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """How much is kept about a person, and where; POST erases one of the records."""
    thing, things = _found(request, kind, pid)
    if request.method == "POST":
        return _erase(request, thing, things, kind)
    rows = everything_of(things)
    context = {
        "thing": thing, "kind": kind, "counts": [(label, len(lines)) for label, lines in rows.items()],
        "things": [(one, _kind_of(one), can(request.user, "erase", one) and not isinstance(one, User)) for one in things],
    }  # fmt: skip
    return render(request, "registry/dossier.html", context)


@login_required
def download(request: HttpRequest, kind: str, pid: str, form: str) -> HttpResponse:
    """The same as a file."""
    _thing, things = _found(request, kind, pid)
    if form not in TYPES:
        raise Http404(form)
    content_type, written = TYPES[form]
    answer = HttpResponse(written(everything_of(things)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{pid}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _erase(request: HttpRequest, thing: Any, things: list[Any], kind: str) -> HttpResponse:
    wanted = request.POST.get("record", "")
    record = next((one for one in things if one.pid == wanted and not isinstance(one, User)), None)
    if record is None or not can(request.user, "erase", record):
        raise PermissionDenied("erase")
    erase_person(record, by=request.user, note=request.POST.get("note", "").strip()[:2000])
    messages.success(request, _("The personal data are erased."))
    if record.pk == thing.pk:
        return redirect(record.organisation if isinstance(record, Contact) else record)
    return redirect("registry:dossier", kind, thing.pid)


def _found(request: HttpRequest, kind: str, pid: str) -> tuple[Any, list[Any]]:
    """The record and those of the same person. Who is no steward asks about herself only, by her account."""
    if kind not in KINDS:
        raise Http404(kind)
    own = kind == "user" and request.user.pid == pid
    if not own and "steward" not in request.user.roles:
        raise PermissionDenied("dossier")
    thing = get_object_or_404(KINDS[kind], pid=pid)
    return thing, same_person(thing)


def _kind_of(thing: Any) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(thing, model))
