"""What somebody agreed to and what is kept about her: for herself, and for the steward whom she asks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.access.persons import Person, agreed_by
from cungcau.access.who import steward
from cungcau.kit.ids import urn
from cungcau.kit.policy import can, visible
from cungcau.persons.actions import ask_export, fetch_export
from cungcau.persons.finding import kind_of, person_of
from cungcau.persons.forms import AskForm
from cungcau.persons.links import export_of, export_path
from cungcau.persons.models import Erasure, Export
from cungcau.persons.packing import filename
from cungcau.persons.workflow import ErasureState, ExportState
from cungcau.registry.dossier import KINDS
from cungcau.registry.models import How
from cungcau.trail.looks import note_looks


@login_required
def person(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """Her records and the ledger of what she agreed to."""
    found, own = asked_about(request, kind, pid)
    if not own:
        note_looks(request.user, {urn(thing): ["personal_data"] for thing in found.things}, page=request.path)
    context = {
        "person": found, "own": own, "kind": kind, "pid": pid, "agreed": agreed_by(found), "hows": _hows(),
        "records": [(thing, kind_of(thing)) for thing in found.things], "erasure": _erasure(found),
        "exports": _exports(request.user, found),
    }  # fmt: skip
    return render(request, "persons/person.html", context)


@require_POST
@login_required
def withdraw(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """One line of the ledger is withdrawn, from today; the steward says how she was told of it."""
    found, own = asked_about(request, kind, pid)
    line = next((one for one in agreed_by(found) if one.key == request.POST.get("line")), None)
    if line is None:
        raise Http404("line")
    how = request.POST.get("how", "")
    if line.withdraw is not None:
        line.withdraw(request.user, How.FORM if own else how if how in How.values else "")
        messages.success(request, _("It is withdrawn from today."))
    else:
        messages.info(request, _("It was withdrawn before."))
    there = found.first if kind == "user" else next(thing for thing in found.things if thing.pid == pid)
    return redirect(page_of(there))


@login_required
def ask(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """Ask for everything as a file: for oneself by one press, for somebody else with of whom the request came, and why."""
    found, own = asked_about(request, kind, pid)
    thing = next(thing for thing in found.things if thing.pid == pid)
    form = None if own else AskForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        values = form.cleaned_data if form else {}
        ask_export(thing, by=request.user, language=get_language() or "vi", **values)
        messages.success(request, _("It is being put together. A notice with the link follows, within minutes as a rule."))
        return redirect(page_of(thing))
    context = {"person": found, "own": own, "kind": kind, "pid": pid, "form": form, "back": page_of(thing)}
    return render(request, "persons/ask.html", context, status=422 if form and form.errors else 200)


@login_required
def export(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of the notice, for her alone who asked; POST takes the file, once."""
    found = export_of(token)
    if found is None or not can(request.user, "read", found):
        raise Http404("export")
    if request.method == "POST":
        answer = HttpResponse(fetch_export(found, by=request.user), content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="{filename(found)}"'
        answer["Cache-Control"] = "private, no-store"
        return answer
    answer = render(request, "persons/fetch.html", {"export": found, "is_ready": found.state == ExportState.READY})
    answer["Referrer-Policy"] = "same-origin"  # the address is the key; with none at all a browser's press is refused as foreign
    return answer


def page_of(thing: Any) -> str:
    return reverse("persons:person", args=[kind_of(thing), thing.pid])


def _exports(user: Any, found: Person) -> list[tuple[Export, str]]:
    """What this reader has asked for about her, with the link where there is something to be fetched."""
    rows = visible(user, Export.objects.all()).filter(subject__in=found.urns)[:10]
    return [(row, export_path(row) if row.state == ExportState.READY else "") for row in rows]


def _erasure(found: Person) -> Erasure | None:
    """The request about her that waits, where there is one."""
    return Erasure.objects.filter(subject__in=found.urns, state=ErasureState.ASKED).first()


def must_be_steward(request: HttpRequest) -> None:
    if not steward.check(request.user, None):
        raise PermissionDenied("persons")


def _hows() -> list[tuple[str, Any]]:
    """In which ways somebody can tell the steward that she withdraws."""
    return [(one.value, one.label) for one in How if one not in {How.LINK, How.FORM}]


def asked_about(request: HttpRequest, kind: str, pid: str) -> tuple[Person, bool]:
    """Who is no steward asks about herself only, by her account; and whether she does."""
    if kind not in KINDS:
        raise Http404(kind)
    own = kind == "user" and request.user.pid == pid  # type: ignore[union-attr]
    if not own:
        must_be_steward(request)
    return person_of(get_object_or_404(KINDS[kind], pid=pid)), own
