"""The steward's list of people: invite, give and take roles, close and open accounts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.access.actions import ACTIONS, give_role, invite_user, take_role
from cungcau.access.forms import InviteForm, NoteForm, PeopleSearchForm, RolesForm
from cungcau.access.models import RoleName, User
from cungcau.access.queries import people
from cungcau.access.who import steward
from cungcau.access.words import PERSON_VERBS, state_of, title_of
from cungcau.kit.errors import Refused
from cungcau.kit.fields import reader_language
from cungcau.kit.forms import tell_refusal
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.trail.queries import history_of

PAGE = 30


def _must_be_steward(request: HttpRequest) -> None:
    if not steward.check(request.user, None):
        raise PermissionDenied("people")


@login_required
def people_list(request: HttpRequest) -> HttpResponse:
    _must_be_steward(request)
    search = PeopleSearchForm(request.GET)
    asked = search.cleaned_data if search.is_valid() else {"q": "", "state": "", "role": ""}
    page = page_of(people(request.user, asked["q"], asked["state"], asked["role"]), request, PAGE)
    return render(
        request, "access/people.html", {"search": search, "page": page, "rows": [_row(user) for user in page]}
    )


def _row(user: User) -> dict[str, Any]:
    word, tone = state_of(user)
    given = {role.name for role in user.role_rows.all()}
    roles = [label for name, label in RoleName.choices if name in given]
    return {"user": user, "state": word, "tone": tone, "roles": roles}


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    _must_be_steward(request)
    form = InviteForm(request.POST or None, initial={"language": reader_language()})
    if request.method == "POST" and form.is_valid():
        try:
            user = invite_user(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("%(name)s is invited; the mail is on its way.") % {"name": user.name})
            return redirect(user.get_absolute_url())
    return render(request, "access/invite.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def person(request: HttpRequest, pid: str) -> HttpResponse:
    """One person: state, roles to tick, and everything that was done to the account."""
    user = _person(request, pid)
    form = _roles_form(user)
    return render(request, "access/person.html", _page_of(request, user, form))


@login_required
def roles(request: HttpRequest, pid: str) -> HttpResponse:
    """Give and take what the ticks say, all of it or nothing."""
    user = _person(request, pid)
    form = RolesForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return redirect(user.get_absolute_url())
    try:
        _settle_roles(user, form, request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return render(request, "access/person.html", _page_of(request, user, form), status=422)
    messages.success(request, _("The roles are saved."))
    return redirect(user.get_absolute_url())


def _settle_roles(user: User, form: RolesForm, by: Any) -> None:
    given, taken = form.difference()
    with transaction.atomic():
        for role in given:
            give_role(user, role, by=by, note=form.cleaned_data["note"])
        for role in taken:
            take_role(user, role, by=by, note=form.cleaned_data["note"])


@login_required
def act(request: HttpRequest, pid: str, verb: str) -> HttpResponse:
    """Ask first, then do: the verbs that have a button on a person's page."""
    user, words = _person(request, pid), PERSON_VERBS.get(verb)
    if words is None:
        raise Http404(verb)
    if not can(request.user, verb, user):
        raise PermissionDenied(verb)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ACTIONS[verb](user, by=request.user, note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(request, str(words.done))
            return redirect(user.get_absolute_url())
    context = {"person": user, "words": words, "form": form}
    return render(request, "access/person_verb.html", context, status=422 if form.errors else 200)


def _person(request: HttpRequest, pid: str) -> User:
    _must_be_steward(request)
    return get_object_or_404(visible(request.user, User.objects.all()), pid=pid)


def _roles_form(user: User) -> RolesForm:
    return RolesForm(initial={"roles": sorted(user.roles), "known": " ".join(sorted(user.roles))})


def _page_of(request: HttpRequest, user: User, form: RolesForm) -> dict[str, Any]:
    word, tone = state_of(user)
    fits = {"invite_again": user.is_invited, "ask_reset": not user.is_invited}
    verbs = [
        (verb, words)
        for verb, words in PERSON_VERBS.items()
        if can(request.user, verb, user) and fits.get(verb, True)
    ]
    history = [
        {"title": title_of(entry), "when": entry.at, "who": entry.actor_name, "note": entry.note}
        for entry in history_of(user)[:100]
    ]
    return {"person": user, "form": form, "state": word, "tone": tone, "verbs": verbs, "history": history}
