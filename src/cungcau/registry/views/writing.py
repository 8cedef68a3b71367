"""The long forms of the registry: an organisation, an expert; begun, gone on with, saved, put together with another's."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from cungcau.kit.errors import Stale
from cungcau.kit.forms import say_saved, version_of
from cungcau.kit.ids import new_pid, pid_or_new
from cungcau.kit.longform import page as longform
from cungcau.kit.longform.keeping import as_sent, mark_of
from cungcau.kit.longform.page import opened
from cungcau.kit.longform.together import base_of
from cungcau.kit.policy import can
from cungcau.registry.alike import Suggestion, not_told
from cungcau.registry.models import Autosave
from cungcau.registry.queries import begun_nowhere, unsaved_of
from cungcau.registry.views.kinds import KINDS, Kind
from cungcau.registry.views.together import Together, content_shown
from cungcau.registry.views.unsaved import forget, has_begun
from cungcau.trail.change import stale

FIRST_VERSION = 1


@login_required
def organisation_form(request: HttpRequest, pid: str = "") -> HttpResponse:
    """A new organisation, or the form of one that exists."""
    return _long_form(request, KINDS["organisation"], pid)


@login_required
def expert_form(request: HttpRequest, pid: str = "") -> HttpResponse:
    """A new expert, or the form of one that exists."""
    return _long_form(request, KINDS["expert"], pid)


def _long_form(request: HttpRequest, kind: Kind, pid: str) -> HttpResponse:
    thing = get_object_or_404(kind.seen_by(request.user), pid=pid) if pid else None
    verb = "edit" if thing else kind.begin
    if not can(request.user, verb, thing or kind.model()):
        raise PermissionDenied(f"{verb} {kind.name}")
    if thing is None and (begun := _begun_with(request, kind)):
        return _sent_again(request, kind, begun)
    return _form_page(request, kind, thing)


def _form_page(request: HttpRequest, kind: Kind, thing: Any) -> HttpResponse:
    """The form, opened or sent."""

    def page_with(data: Any, earlier: Autosave | None = None) -> Page:
        return Page(request, kind, thing, data, earlier)

    if request.method != "POST":
        earlier = _earlier(request, kind, thing)
        return opened(page_with, earlier, as_sent(earlier) if earlier else None)
    page = page_with(request.POST)
    if not page.is_valid():
        return page.shown()
    if thing is None:
        page.others = not_told(request.POST, kind.name, kind.profile(page.values()))
        if page.others:
            return page.shown()
    saved = page.sent(page.save)
    if isinstance(saved, HttpResponse):
        return saved
    return _saved(request, kind, saved, thing is None or saved.version != version_of(request.POST, 0))


def _saved(request: HttpRequest, kind: Kind, thing: Any, is_changed: bool = True) -> HttpResponse:
    say_saved(request, is_changed, kind.saved)
    return redirect(thing)


def _begun_with(request: HttpRequest, kind: Kind) -> Any:
    """The record that this person has already brought in with this very form: the button was pressed twice."""
    pid = request.POST.get("draft", "").replace("\x00", "")
    found = kind.seen_by(request.user).filter(pid=pid).first() if pid else None
    return found if found and has_begun(request.user, found, kind) else None


def _sent_again(request: HttpRequest, kind: Kind, begun: Any) -> HttpResponse:
    """The same words are the same press; others (she went back and corrected something) are an edit of the record."""
    page = Page(request, kind, begun, request.POST)
    if page.says_nothing_new():
        page.forget(begun.pid)
        return _saved(request, kind, begun)
    if not can(request.user, "edit", begun):
        raise PermissionDenied(f"edit {kind.name}")
    return _form_page(request, kind, begun)


def _earlier(request: HttpRequest, kind: Kind, thing: Any) -> Autosave | None:
    """What this person has typed into this very form and not saved: of a new record, the one she asks for."""
    pid = thing.pid if thing else request.GET.get("continue", "").replace("\x00", "")
    return unsaved_of(request.user).filter(pid=pid, kind=kind.name).first() if pid else None


class Page(longform.Page):
    """The form of a record of the registry. `others`: records that may be the same as the one that is to be brought in."""

    template = "registry/long_form.html"
    together_template = "registry/together.html"
    CHOOSE = _("Choose for every part below what the record should say.")
    NOTHING_LOST = _("Choose below what the record should say; nothing is lost.")

    def __init__(self, request: HttpRequest, kind: Kind, thing: Any, data: Any, earlier: Autosave | None = None) -> None:
        super().__init__(request, thing, kind.form_of(data, thing, request.user), data, earlier)
        self.kind = kind
        self.others: list[Suggestion] = []

    def save(self, values: dict[str, Any]) -> Any:
        """Write the record, or bring it in under the form's id: who comes second at the same moment gets the first one's."""
        by, data = self.request.user, self.request.POST
        if self.thing:
            version = version_of(data, self.thing.version if "draft" not in data else FIRST_VERSION)
            return self.kind.edit(self.thing, by=by, version=version, sent=mark_of(data), **values)
        pid = pid_or_new(data.get("draft", ""))
        try:
            return self.kind.new(by=by, pid=pid, **values)
        except IntegrityError:
            if begun := _begun_with(self.request, self.kind):
                return begun
            if not self.kind.model.objects.filter(pid=pid).exists():
                raise
        return self.kind.new(by=by, pid=new_pid(), **values)  # it is somebody else's

    def together(self, thing: Any) -> Together:
        return Together(self.form, thing)

    def fresh(self) -> Any:
        return self.kind.model.objects.get(pk=self.thing.pk)

    def late(self, thing: Any) -> Stale:
        return stale(thing)

    def forget(self, *pids: str) -> None:
        forget(self.request.user, *pids)

    def base(self) -> str:
        return base_of(content_shown(self.thing, self.form)) if self.thing else "{}"

    def context(self) -> dict[str, Any]:
        begun = [] if self.thing or self.data is not None else begun_nowhere(self.request.user, self.kind.name, self.kind.model)
        return {
            "kind": self.kind.name, "thing": self.thing, "title": self.kind.title, "begun": begun, "others": self.others,
            "none_of": " ".join(one.thing.pid for one in self.others),
        }  # fmt: skip
