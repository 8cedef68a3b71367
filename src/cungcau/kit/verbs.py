"""One view for every verb of a room: fetch what she may see, ask, act, answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cungcau.kit.errors import IllegalMove, Refused
from cungcau.kit.flow import Flow
from cungcau.kit.policy import can, visible

Action = Callable[..., Any]


@dataclass(frozen=True)
class Button:
    """A verb that this person may do now, ready to be drawn. `asks` means a form comes first."""

    verb: str
    label: Any
    tone: str
    url: str
    asks: bool


def buttons(
    user: Any, thing: Any, flow: Flow, *, url_name: str, forms: Mapping[str, Any] | None = None, skip: tuple[str, ...] = ()
) -> list[Button]:
    """What flow and policy together allow now, in the order of the flow's table."""
    return [
        Button(verb, move.label, move.tone, reverse(url_name, args=[thing.pid, verb]), verb in (forms or {}))
        for verb, move in flow.moves.items()
        if verb not in skip and thing.state in move.starts and can(user, verb, thing)
    ]


def verb_view(
    model: type[Model], flow: Flow, actions: Mapping[str, Action], forms: Mapping[str, Any] | None = None,
    *, template: str = "ui/verb.html",
) -> Callable[..., HttpResponse]:
    """The view behind ``<pid>/<verb>/``: GET asks (a form, or "are you sure"), POST acts and goes back to the thing."""

    def act(request: HttpRequest, pid: str, verb: str) -> HttpResponse:
        action, move = actions.get(verb), flow.moves.get(verb)
        if action is None or move is None:
            raise Http404(verb)
        thing: Any = get_object_or_404(visible(request.user, model._default_manager.all()), pid=pid)
        if not can(request.user, verb, thing):
            raise PermissionDenied(verb)
        form_class = (forms or {}).get(verb)
        form = form_class(request.POST or None) if form_class else None
        with _naming(thing):
            if request.method == "POST" and (form is None or form.is_valid()) and _acted(action, thing, request.user, form):
                messages.success(request, str(move.done or move.label))
                return redirect(thing.get_absolute_url())
            flow.after(thing.state, verb)
        status = 422 if form is not None and form.errors else 200
        return render(request, template, {"thing": thing, "verb": verb, "move": move, "form": form}, status=status)

    return act


@contextmanager
def _naming(thing: Any) -> Iterator[None]:
    """Tell an illegal move with what it was tried, so that its page can say who was first."""
    try:
        yield
    except IllegalMove as refusal:
        refusal.thing = thing
        raise


def _acted(action: Action, thing: Any, user: Any, form: Any) -> bool:
    """Call the action; a rule's refusal goes onto the form, where there is one."""
    try:
        action(thing, by=user, **(form.cleaned_data if form else {}))
    except Refused as refusal:
        if form is None:
            raise
        form.add_error(refusal.field, str(refusal.message))
        return False
    return True


