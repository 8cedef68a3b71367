"""A verb that takes a file: asked, sent, refused or done, as `kit.verbs.verb_view` does it without one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused, Stale
from cungcau.kit.flow import Flow
from cungcau.kit.forms import keep_after, tell_refusal, version_of
from cungcau.kit.policy import can


def upload_step(
    request: HttpRequest, thing: Any, flow: Flow, verb: str, action: Any, form: Any, template: str
) -> HttpResponse:
    """The form has a field `upload`; the action is told the file, its name and the other fields."""
    if not can(request.user, verb, thing):
        raise PermissionDenied(verb)
    flow.after(thing.state, verb)
    move, posted = flow.moves[verb], request.method == "POST"
    shown, status = version_of(request.POST, None) if posted else thing.version, 422 if posted else 200
    if posted and form.is_valid() and shown is not None:
        thing.version = shown  # the doorway compares it: she acts on what she has read
        try:
            action(thing, by=request.user, name=form.cleaned_data["upload"].name, **form.cleaned_data)
            messages.success(request, str(move.done))
            return redirect(thing.get_absolute_url())
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            thing.refresh_from_db()
            keep_after(stale, form, advice=_("Read how it stands now, then send what you typed below once more, or mend it."))
            status = 409
    context = {"thing": thing, "verb": verb, "move": move, "form": form, "status": status, "version": thing.version}
    return render(request, template, context, status=status)
