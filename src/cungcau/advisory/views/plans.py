"""Support plans: the desk's list, the page of one, its actions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.advisory.actions import PLAN_ACTIONS, add_step, draft_plan, drop_step, edit_step
from cungcau.advisory.forms import PLAN_FORMS, PlanForm, StepForm, initial_of_step
from cungcau.advisory.models import Plan, Step, hours_of
from cungcau.advisory.queries import organisations_named, plans_of_tab, plans_seen_by, reads_desk, works_at_desk
from cungcau.advisory.workflow import LIVE_WITH_FIRM, PLAN_FLOW
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, tell_refusal, version_of
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can
from cungcau.kit.verbs import buttons, verb_view
from cungcau.registry.queries import organisations_seen_by
from cungcau.trail.queries import history_of

PAGE = 25
TABS = ("mine", "open", "settled")
OF_STEPS = ("add_step", "edit_step", "drop_step")

act = verb_view(
    Plan, PLAN_FLOW, {verb: PLAN_ACTIONS[verb] for verb in PLAN_FLOW.moves if verb not in OF_STEPS}, PLAN_FORMS
)


@login_required
def plans(request: HttpRequest) -> HttpResponse:
    """The desk's list."""
    if not reads_desk(request.user):
        raise PermissionDenied("read_desk")
    tab = request.GET.get("tab", "")
    known = {name: plans_of_tab(plans_seen_by(request.user), request.user, name) for name in TABS}
    counts = {name: rows.count() for name, rows in known.items()}
    if tab not in TABS:
        tab = "mine" if counts["mine"] else "open"
    labels = {"mine": _("Mine"), "open": _("All open"), "settled": _("No longer open")}
    context = {
        "page": page_of(known[tab], request, PAGE), "tab": tab, "tabs": [(name, labels[name], counts[name]) for name in TABS],
        "may_write": works_at_desk(request.user),
    }  # fmt: skip
    return render(request, "advisory/plans.html", context)


@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """A new plan; first for whom."""
    if not works_at_desk(request.user):
        raise PermissionDenied("draft")
    pid = (request.POST.get("organisation") or request.GET.get("organisation", "")).replace("\x00", "")
    firm = organisations_seen_by(request.user).filter(pid=pid).first() if pid else None
    if firm is None:
        words = request.GET.get("q", "")
        return render(request, "advisory/choose.html", {
            "q": words, "organisations": organisations_named(request.user, words), "title": _("Begin a support plan"),
            "back": "advisory:plans", "back_words": _("Support plans"),
        })  # fmt: skip
    user: Any = request.user
    form = PlanForm(request.POST or None, initial={"adviser": user.pid})
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_plan(firm, by=user, pid=draft, **form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        else:
            messages.success(request, _("The draft is kept. Now plan its actions."))
            return redirect(made)
    context = {"form": form, "draft": draft, "firm": firm}
    return render(request, "advisory/plan_form.html", context, status=422 if form.errors else 200)


@login_required
def plan(request: HttpRequest, pid: str) -> HttpResponse:
    """One plan: what is planned and what was done, hours and results; for the firm once it was shown."""
    found = get_object_or_404(plans_seen_by(request.user), pid=pid)
    user: Any = request.user
    every = buttons(user, found, PLAN_FLOW, url_name="advisory:plan_act", forms=PLAN_FORMS, skip=OF_STEPS)
    is_desk = can(user, "read_desk", found)
    steps = list(found.steps.all())
    context = {
        "plan": found, "buttons": every, "is_desk": is_desk, "reads_notes": can(user, "read_notes", found),
        "steps": steps, "hours": hours_of(steps), "done": sum(1 for one in steps if one.done_on),
        "may_write": can(user, "edit_step", found) and found.state in PLAN_FLOW.moves["edit_step"].starts,
        "history": history_of(found) if is_desk else [],
    }  # fmt: skip
    return render(request, "advisory/plan.html", context)


def _written(request: HttpRequest, pid: str, verb: str) -> Plan:
    found: Plan = get_object_or_404(plans_seen_by(request.user), pid=pid)
    if not can(request.user, verb, found):
        raise PermissionDenied(verb)
    PLAN_FLOW.after(found.state, verb)
    return found


@login_required
def new_step(request: HttpRequest, pid: str) -> HttpResponse:
    found = _written(request, pid, "add_step")
    form = StepForm(request.POST or None, is_done=False)
    return _step_page(request, found, None, form)


@login_required
def step(request: HttpRequest, pid: str, step: int) -> HttpResponse:
    found = _written(request, pid, "edit_step")
    one = get_object_or_404(Step, plan=found, pk=step)
    form = StepForm(request.POST or None, is_done=found.state in LIVE_WITH_FIRM, initial=initial_of_step(one))
    return _step_page(request, found, one, form)


def _step_page(request: HttpRequest, found: Plan, one: Step | None, form: StepForm) -> HttpResponse:
    """Add or write up; what was typed is kept where somebody was faster."""
    version, status = version_of(request.POST, found.version), 0
    if request.method == "POST" and form.is_valid():
        found.version = version
        try:
            if one is None:
                add_step(found, by=request.user, **form.cleaned_data)
            else:
                edit_step(found, by=request.user, step=one, **form.cleaned_data)
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            found.refresh_from_db()
            PLAN_FLOW.after(found.state, "edit_step")
            keep_after(stale, form)
            version, status = found.version, 409
        else:
            messages.success(request, str(PLAN_FLOW.moves["edit_step" if one else "add_step"].done))
            return redirect(found)
    context = {"plan": found, "step": one, "form": form, "version": version}
    return render(request, "advisory/step.html", context, status=status or (422 if form.errors else 200))


@login_required
@require_POST
def drop(request: HttpRequest, pid: str, step: int) -> HttpResponse:
    found = _written(request, pid, "drop_step")
    found.version = version_of(request.POST, 0)
    drop_step(found, by=request.user, step=get_object_or_404(Step, plan=found, pk=step))
    messages.success(request, str(PLAN_FLOW.moves["drop_step"].done))
    return redirect(found)
