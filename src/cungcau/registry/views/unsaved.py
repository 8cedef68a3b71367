"""What is typed into the forms of the registry and not saved: kept, gone on with, thrown away; and who else has one open.

A browser's script sends the form here every few seconds; `kit.longform.keeping` answers it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cungcau.kit.forms import version_of
from cungcau.kit.ids import urn
from cungcau.kit.longform.keeping import Sending, dropped, here_answer, keep_answer, mark_of
from cungcau.kit.policy import can
from cungcau.registry.actions import drop_typed, keep_open, keep_typed
from cungcau.registry.models import Autosave, OpenForm
from cungcau.registry.queries import unsaved_of
from cungcau.registry.views.kinds import Kind, kind_of
from cungcau.registry.views.together import Together
from cungcau.trail.queries import history_of


@login_required
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, kind: str) -> HttpResponse:
    """POST: keep a form's words for this person. GET: the token with which a page that stood long may send."""
    one = kind_of(kind)

    def kept(sending: Sending) -> Autosave | None:
        thing = one.seen_by(request.user).filter(pid=sending.pid).first()
        may_write = can(request.user, "edit" if thing else one.begin, thing or one.model())
        if not may_write and not (thing and has_begun(request.user, thing, one)):
            raise PermissionDenied("keep_typed")
        if thing and _is_saved(request, one, thing):
            return None
        if not may_write:
            raise PermissionDenied("edit")  # who only brings records in does not go on writing in them
        return keep_typed(
            kind, sending.pid, sending.typed, by=request.user, tab=sending.tab, number=sending.number, known=sending.known
        )

    return keep_answer(request, kept)


def _is_saved(request: HttpRequest, kind: Kind, thing: Any) -> bool:
    """Does the record say all this already, or did the button send it? What a device still held when it was saved."""
    if version_of(request.POST, 0) >= thing.version:
        return False
    own = history_of(thing).filter(verb="edit", actor=urn(request.user))
    if own.filter(facts__sent=mark_of(request.POST)).exists():
        return True  # also where it was put together with another's words and says something else now
    form = kind.form_of(request.POST, thing, request.user)
    return form.is_valid() and Together(form, thing).says_nothing_new


def has_begun(user: Any, thing: Any, kind: Kind) -> bool:
    """Did this person bring the record in? Then its first words are hers."""
    return history_of(thing).filter(verb=kind.begin, actor=urn(user)).exists()


@login_required
@require_POST
def drop(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """Throw away what was typed; back to where the button was."""
    autosave = get_object_or_404(unsaved_of(request.user), kind=kind, pid=pid)
    drop_typed(autosave, by=request.user)
    return dropped(request, f"{reverse('access:profile')}#organisations")


def forget(user: Any, *pids: str) -> None:
    """It is saved: what was kept of it goes."""
    for autosave in unsaved_of(user).filter(pid__in=pids):
        drop_typed(autosave, by=user)


@login_required
@require_POST
def here(request: HttpRequest, kind: str, pid: str) -> HttpResponse:
    """A sign from an open form; the answer tells who else has it open, and whether it has changed since it was opened."""
    thing = get_object_or_404(kind_of(kind).seen_by(request.user), pid=pid)
    keep_open(thing, by=request.user)
    return here_answer(request, thing, OpenForm, history_of(thing).filter(verb="edit").first)
