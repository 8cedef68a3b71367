"""Who works where, now and before; where an expert works, when she is away, and where she is not free to judge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.policy import can
from cungcau.registry.actions import (
    add_absence,
    add_affiliation,
    change_role,
    declare_interest,
    drop_absence,
    end_affiliation,
    end_interest,
    end_membership,
)
from cungcau.registry.models import Absence, Affiliation, Interest, Membership
from cungcau.registry.people_forms import AbsenceForm, AffiliationForm, InterestForm, RoleForm, UntilForm
from cungcau.registry.queries import experts_seen_by, members_of, organisations_seen_by


@login_required
def people(request: HttpRequest, pid: str) -> HttpResponse:
    """The people of an organisation: for its own and for officers; those of the past for officers."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    if not can(request.user, "read_contacts", found):
        raise PermissionDenied("people")
    past = can(request.user, "read_past_people", found)
    members = list(members_of(found))
    affiliated = list(found.affiliations.select_related("expert"))
    context = {
        "organisation": found, "past": past,
        "members": [one for one in members if one.is_current], "affiliated": [one for one in affiliated if one.until is None],
        "past_members": [one for one in members if not one.is_current] if past else [],
        "past_affiliated": [one for one in affiliated if one.until] if past else [],
        "contacts": found.contacts.filter(merged_into=None).prefetch_related("consents"),
        "may_add_member": can(request.user, "add_member", found),
        "may_change": can(request.user, "change_role", found),
        "may_add_contact": can(request.user, "add_contact", found),
    }  # fmt: skip
    return render(request, "registry/people.html", context)


@login_required
def role(request: HttpRequest, pid: str, membership: int) -> HttpResponse:
    """Somebody does something else from a day on."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    row = get_object_or_404(Membership, pk=membership, organisation=found, until=None)
    if not can(request.user, "change_role", found):
        raise PermissionDenied("change_role")
    before = {name: getattr(row, name) for name in ("role", "position_vi", "position_en")}
    form = RoleForm(request.POST or None, initial=before)
    return _asked(
        request, form, found, _("Change the role: %(name)s") % {"name": row.user.name}, _people(found),
        lambda values: change_role(row, by=request.user, **values), _("The role is changed."),
    )  # fmt: skip


@login_required
def end(request: HttpRequest, pid: str, membership: int) -> HttpResponse:
    """On which day somebody left. A POST without a day means today."""
    found = get_object_or_404(organisations_seen_by(request.user), pid=pid)
    row = get_object_or_404(Membership, pk=membership, organisation=found, until=None)
    if not can(request.user, "end_membership", found):
        raise PermissionDenied("end_membership")
    form = UntilForm(request.POST or None)
    if request.method == "POST" and "until" not in request.POST:
        end_membership(row, by=request.user)
        messages.success(request, _("The membership has ended."))
        return redirect(found)
    return _asked(
        request, form, found, _("End the membership: %(name)s") % {"name": row.user.name}, _people(found),
        lambda values: end_membership(row, by=request.user, **values), _("The membership has ended."),
    )  # fmt: skip


@login_required
def expert_times(request: HttpRequest, pid: str) -> HttpResponse:
    """Where an expert works and worked, when she is away, what she declared: for herself and for officers."""
    found = _private(request, pid)
    context = {
        "expert": found,
        "is_steward": "steward" in request.user.roles,
        "affiliations": found.affiliations.select_related("organisation"),
        "absences": found.absences.all(),
        "interests": found.interests.select_related("organisation", "field", "declared_by"),
        "may": {
            verb: can(request.user, verb, found)
            for verb in ("add_affiliation", "end_affiliation", "add_absence", "drop_absence", "declare_interest", "end_interest")
        },
    }
    return render(request, "registry/expert_times.html", context)


@login_required
def affiliation(request: HttpRequest, pid: str) -> HttpResponse:
    found = _allowed(request, pid, "add_affiliation")
    return _asked(
        request, AffiliationForm(request.POST or None), found, _("Add where the expert works or worked"), _times(found),
        lambda values: add_affiliation(found, by=request.user, **values), _("It is recorded."),
    )  # fmt: skip


@login_required
def affiliation_end(request: HttpRequest, pid: str, row: int) -> HttpResponse:
    found = _allowed(request, pid, "end_affiliation")
    line = get_object_or_404(Affiliation, pk=row, expert=found, until=None)
    title = _("No longer works there: %(place)s") % {"place": line.organisation or ""}
    return _asked(
        request, UntilForm(request.POST or None), found, title, _times(found),
        lambda values: end_affiliation(line, by=request.user, **values), _("It is recorded."),
    )  # fmt: skip


@login_required
def absence(request: HttpRequest, pid: str) -> HttpResponse:
    found = _allowed(request, pid, "add_absence")
    return _asked(
        request, AbsenceForm(request.POST or None), found, _("Days away"), _times(found),
        lambda values: add_absence(found, by=request.user, **values), _("It is recorded."),
    )  # fmt: skip


@login_required
def interest(request: HttpRequest, pid: str) -> HttpResponse:
    found = _allowed(request, pid, "declare_interest")
    form = InterestForm(request.POST or None)
    return _asked(
        request, form, found, _("Declare a conflict of interest"), _times(found),
        lambda values: declare_interest(found, by=request.user, **form.values()), _("It is declared."),
    )  # fmt: skip


@require_POST
@login_required
def absence_drop(request: HttpRequest, pid: str, row: int) -> HttpResponse:
    found = _private(request, pid)
    drop_absence(get_object_or_404(Absence, pk=row, expert=found), by=request.user)
    messages.success(request, _("The days are free again."))
    return redirect(_times(found))


@require_POST
@login_required
def interest_end(request: HttpRequest, pid: str, interest: str) -> HttpResponse:
    found = _private(request, pid)
    end_interest(get_object_or_404(Interest, pid=interest, expert=found), by=request.user)
    messages.success(request, _("It is recorded that the interest is over."))
    return redirect(_times(found))


def _private(request: HttpRequest, pid: str) -> Any:
    found = get_object_or_404(experts_seen_by(request.user), pid=pid)
    if not can(request.user, "read_private", found):
        raise PermissionDenied("read_private")
    return found


def _allowed(request: HttpRequest, pid: str, verb: str) -> Any:
    found = _private(request, pid)
    if not can(request.user, verb, found):
        raise PermissionDenied(verb)
    return found


def _people(organisation: Any) -> str:
    return f"{organisation.get_absolute_url()}people/"


def _times(expert: Any) -> str:
    return f"{expert.get_absolute_url()}times/"


def _asked(
    request: HttpRequest, form: Form, thing: Any, title: str, back: str, act: Callable[[dict[str, Any]], Any], done: str
) -> HttpResponse:
    """A form of one verb: shown, acted on, or shown again with what is to be mended."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "thing": thing, "title": title, "back": back}
    return render(request, "registry/ask.html", context, status=422 if form.errors else 200)
