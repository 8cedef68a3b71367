"""Assignments of experts: entrusting one, the page of one, what an expert has, and the load of all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.advisory.actions import ASSIGNMENT_ACTIONS, entrust_expert
from cungcau.advisory.forms import ASSIGNMENT_FORMS, EntrustForm
from cungcau.advisory.models import Assignment
from cungcau.advisory.queries import advice_seen_by, assignments_seen_by, experts_with_load, own_assignments, reads_desk
from cungcau.advisory.ties import ties_of
from cungcau.advisory.workflow import ASSIGNMENT_FLOW, WAITING, AssignmentState
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

PAGE = 25

act = verb_view(
    Assignment, ASSIGNMENT_FLOW, {verb: ASSIGNMENT_ACTIONS[verb] for verb in ASSIGNMENT_FLOW.moves}, ASSIGNMENT_FORMS
)


@login_required
def entrust(request: HttpRequest, pid: str) -> HttpResponse:
    """Which expert is to do what, until when, for how much."""
    advice = get_object_or_404(advice_seen_by(request.user), pid=pid)
    if not can(request.user, "note", advice):
        raise PermissionDenied("entrust")
    if advice.state not in WAITING:
        raise Refused("not_waiting", _("This request waits for no answer."))
    experts = experts_with_load(request.user).filter(state="active")
    form = EntrustForm(request.POST or None, experts=experts)
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            made = entrust_expert(advice, by=request.user, pid=draft, **form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            _tell(request, made)
            return redirect(made)
    context = {"advice": advice, "form": form, "draft": draft, "experts": experts[:10]}
    return render(request, "advisory/entrust.html", context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, made: Assignment) -> None:
    if made.state == AssignmentState.BLOCKED:
        messages.warning(request, _("There is a conflict of interest. Nobody is asked until a second officer lets it pass."))
    elif made.expert.user_id:
        messages.success(request, _("The expert is asked."))
    else:
        messages.success(request, _("The expert has no account: ask, and write the reply down here."))


@login_required
def assignment(request: HttpRequest, pid: str) -> HttpResponse:
    """One assignment: for the expert the request and the task, for the desk conflicts, rating and history too."""
    found = get_object_or_404(assignments_seen_by(request.user), pid=pid)
    user: Any = request.user
    is_desk = can(user, "read_desk", found)
    context = {
        "assignment": found, "is_desk": is_desk,
        "buttons": buttons(user, found, ASSIGNMENT_FLOW, url_name="advisory:assignment_act", forms=ASSIGNMENT_FORMS),
        "ties": ties_of(found) if is_desk else [], "history": history_of(found) if is_desk else [],
        "is_own_entrusted": found.entrusted_by_id == user.pk,
    }  # fmt: skip
    return render(request, "advisory/assignment.html", context)


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What I was asked as an expert."""
    return render(request, "advisory/assignments.html", {"page": page_of(own_assignments(request.user), request, PAGE)})


@login_required
def experts(request: HttpRequest) -> HttpResponse:
    """How much each expert has on her hands."""
    if not reads_desk(request.user):
        raise PermissionDenied("read_desk")
    return render(request, "advisory/experts.html", {"page": page_of(experts_with_load(request.user), request, PAGE)})
