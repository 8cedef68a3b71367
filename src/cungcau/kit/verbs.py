"""One view for every verb of a room: fetch what she may see, ask, act, answer.

Every button and form carries the version of the thing as it was shown. Who acts, acts on what she has read: the doorway
compares that version while it claims the next state. Who sends none is asked again, with the present version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cungcau.kit.addresses import local_address
from cungcau.kit.errors import IllegalMove, Refused, Stale
from cungcau.kit.flow import Flow, Move
from cungcau.kit.forms import keep_after, say_saved, tell_refusal, version_of
from cungcau.kit.ids import urn
from cungcau.kit.policy import can, visible

Action = Callable[..., Any]
Done = tuple[str, str, str]  # the last entry about a thing: urn of who did it, verb, note
_last_done: list[Callable[[Any], Done | None]] = []


def remember_with(question: Callable[[Any], Done | None]) -> None:
    """The trail, which stands above the kit, says here how to ask what was done last to a thing."""
    _last_done[:] = [question]


@dataclass(frozen=True)
class Button:
    """A verb that this person may do now, ready to be drawn. `asks` means a form comes first.

    `version` is that of the thing as shown; None where its model counts none.
    """

    verb: str
    label: Any
    tone: str
    url: str
    asks: bool
    version: int | None


def buttons(
    user: Any, thing: Any, flow: Flow, *, url_name: str, forms: Mapping[str, Any] | None = None, skip: tuple[str, ...] = ()
) -> list[Button]:
    """What flow and policy together allow now, in the order of the flow's table."""
    return [
        Button(
            verb, move.label, move.tone, reverse(url_name, args=[thing.pid, verb]), verb in (forms or {}),
            getattr(thing, "version", None),
        )
        for verb, move in flow.moves.items()
        if verb not in skip and thing.state in move.starts and can(user, verb, thing)
    ]


def verb_view(
    model: type[Model], flow: Flow, actions: Mapping[str, Action], forms: Mapping[str, Any] | None = None,
    *, template: str = "ui/verb.html", column: str = "pid",
) -> Callable[..., HttpResponse]:
    """The view behind ``<pid>/<verb>/``: GET asks (a form, or "are you sure"), POST acts and goes back to the thing.

    `column` holds the word by which the address calls the thing. A form with a method `begun` is shown with what that says of it,
    one with a method `options` is made with what that says, such as the choices that this thing leaves.
    """

    def act(request: HttpRequest, pid: str, verb: str) -> HttpResponse:
        action, move = actions.get(verb), flow.moves.get(verb)
        if action is None or move is None:
            raise Http404(verb)
        thing: Any = get_object_or_404(visible(request.user, model._default_manager.all()), **{column: pid})
        present = getattr(thing, "version", None)
        shown = version_of(request.POST, None) if request.method == "POST" else version_of(request.GET, present)
        form_class = (forms or {}).get(verb)
        form = form_class(request.POST or None, **_begun(form_class, thing)) if form_class else None
        posted = request.method == "POST" and (form is None or form.is_valid()) and (present is None or shown is not None)
        status = 422 if request.method == "POST" else 200
        if posted and _done_before(thing, shown, request.user, verb, move, form):
            return _went(request, thing, move, True)
        if not can(request.user, verb, thing):
            raise PermissionDenied(verb)
        with _naming(thing, form):
            flow.after(thing.state, verb)
            try:
                if posted and _acted(action, thing, shown, request.user, form, move, verb):
                    is_other = not (verb == "edit" or move.edits) or shown is None
                    return _went(request, thing, move, is_other or thing.version != shown)
            except Stale as stale:
                if form is None:
                    raise
                keep_after(stale, form, advice=_("Read how it stands now, then send what you typed below once more, or mend it."))
                shown, status = thing.version, 409
        context = {"thing": thing, "verb": verb, "move": move, "form": form, "status": status}
        return render(request, template, {**context, "version": shown or present}, status=status)

    return act


def _begun(form_class: Any, thing: Any) -> dict[str, Any]:
    begun = {"initial": form_class.begun(thing)} if hasattr(form_class, "begun") else {}
    return {**begun, **(form_class.options(thing) if hasattr(form_class, "options") else {})}


def _went(request: HttpRequest, thing: Any, move: Move, is_changed: bool) -> HttpResponse:
    say_saved(request, is_changed, move.done or move.label)
    # A list whose buttons act says where it is: who works through it stays there.
    is_hers = not hasattr(thing, "get_parent_url") or can(request.user, "read", thing)
    page = thing.get_absolute_url() if is_hers else thing.get_parent_url()
    return redirect(local_address(request, request.POST.get("next", "")) or page)


def _done_before(thing: Any, shown: int | None, user: Any, verb: str, move: Move, form: Any) -> bool:
    """Is this the second press of a button: the same person has just done this, with the same words?"""
    counted = hasattr(thing, "version")
    just_moved = thing.version - 1 == shown if counted else thing.state == move.to and thing.state not in move.starts
    if not just_moved or not _last_done or not user.is_authenticated:
        return False
    last = _last_done[0](thing)
    words = {str(value).strip() for value in form.cleaned_data.values()} if form else {""}
    return last is not None and last[:2] == (urn(user), verb) and (last[2] in words)


@contextmanager
def _naming(thing: Any, form: Any) -> Iterator[None]:
    """Tell an illegal move with what it was tried and what was typed: its page says who was first, and gives the words back.

    A rule's refusal is told with the thing too: its page leads back there, to be mended.
    """
    try:
        yield
    except Refused as refusal:
        refusal.thing = thing
        raise
    except IllegalMove as refusal:
        refusal.thing = thing
        refusal.typed = [str(text) for text in form.cleaned_data.values() if text] if form and form.is_valid() else []
        raise


def _acted(action: Action, thing: Any, shown: int | None, user: Any, form: Any, move: Move, verb: str) -> bool:
    """Call the action; a rule's refusal goes onto the form, where there is one. Two presses at once are one."""
    if shown is not None:
        thing.version = shown  # the doorway compares it: she acts on what she has read
    try:
        action(thing, by=user, **(form.cleaned_data if form else {}))
    except Refused as refusal:
        if form is None:
            raise
        tell_refusal(refusal, form)
        return False
    except Stale:
        thing.refresh_from_db()
        if not _done_before(thing, shown, user, verb, move, form):
            raise
    return True
