"""Who can see what of an organisation or an expert, and who has looked at what is not for everybody."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from cungcau.access.audience import audiences
from cungcau.kit.ids import urn
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.registry.models import Expert, Organisation
from cungcau.registry.queries import experts_seen_by, organisations_seen_by
from cungcau.trail.looks import looks_at, note_looks

PAGE = 50


def sights_on(thing: Organisation | Expert, user: Any, page: str) -> dict[str, Any]:
    """What the page of a record says about who sees it; and the look at what is inside is written down."""
    verb, inside = _inside(thing)
    if inside and can(user, verb, thing) and not can(user, "of_own", thing):
        note_looks(user, {urn(thing): inside}, page=page)
    if not can(user, "read_looks", thing):
        return {}
    return {"audience": _audience(thing), "may_read_looks": True}


def _inside(thing: Organisation | Expert) -> tuple[str, list[str]]:
    """The verb that opens what is not for everybody, and which parts of it are filled in."""
    if isinstance(thing, Organisation):
        return "read_contacts", ["contacts"] if thing.contacts.exists() else []
    return "read_private", [name for name in ("email", "phone", "conflict_of_interest") if getattr(thing, name)]


def _audience(thing: Organisation | Expert) -> list[tuple[str, str]]:
    if isinstance(thing, Organisation):
        rows = [(_("The profile"), "read"), (_("People and contacts"), "read_contacts"), (_("History"), "read_history")]
        return audiences(thing, rows)
    rows = [
        (_("The profile"), "read"), (_("E-mail, phone, declared conflicts of interest"), "read_private"),
        (_("History"), "read_history"),
    ]  # fmt: skip
    return audiences(thing, rows, own=_("the expert"))


def _words(part: str) -> str:
    words = {
        "contacts": _("Contacts"), "email": _("E-mail"), "phone": _("Phone"),
        "conflict_of_interest": _("Declared conflicts of interest"),
    }  # fmt: skip
    return words.get(part, part)


@login_required
def organisation_looks(request: HttpRequest, pid: str) -> HttpResponse:
    return _looks(request, get_object_or_404(organisations_seen_by(request.user), pid=pid))


@login_required
def expert_looks(request: HttpRequest, pid: str) -> HttpResponse:
    return _looks(request, get_object_or_404(experts_seen_by(request.user), pid=pid))


def _looks(request: HttpRequest, thing: Organisation | Expert) -> HttpResponse:
    if not can(request.user, "read_looks", thing):
        raise PermissionDenied("read_looks")
    page: Any = page_of(looks_at(thing), request, PAGE)
    page.object_list = [(look, ", ".join(map(_words, look.parts))) for look in page.object_list]
    return render(request, "registry/looks.html", {"thing": thing, "page": page})
