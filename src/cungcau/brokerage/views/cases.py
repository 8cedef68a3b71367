"""Cases: the officers' list, one case with its buttons, and the page of a party."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import ACTIONS, correct_entry, write_entry
from cungcau.brokerage.case_forms import CASE_FORMS, CorrectForm, LogForm
from cungcau.brokerage.case_models import Case, LogEntry
from cungcau.brokerage.case_queries import (
    TABS,
    age_in_stage,
    cases_of_parties,
    cases_read_by,
    log_read_by,
    narrowed,
    of_tab,
    shares_of,
    with_ages,
    works_on_cases,
)
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.message_forms import PartyMessageForm
from cungcau.brokerage.message_queries import mail_of_case, thread_of
from cungcau.brokerage.message_readers import readers_of_party
from cungcau.brokerage.stages import choices, templates
from cungcau.brokerage.workflow import CASE_FLOW
from cungcau.kit.errors import Refused, Stale
from cungcau.kit.forms import keep_after, tell_refusal, version_of
from cungcau.kit.ids import pid_or_new
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

PAGE = 25
# These stand where they belong on the page, not among the buttons at its top.
IN_PLACE = ("log", "correct", "tick", "untick", "plan_next", "add_party", "end_party")

act = login_required(verb_view(
    Case, CASE_FLOW, {verb: ACTIONS[verb] for verb in CASE_FORMS} | {"resume": ACTIONS["resume"]}, CASE_FORMS,
    template="brokerage/case_step.html",
))  # fmt: skip


@login_required
def cases(request: HttpRequest) -> HttpResponse:
    """The officers' list."""
    if not works_on_cases(request.user):
        raise PermissionDenied("read_outline")
    tab = request.GET.get("tab", "")
    known, seen = {name: of_tab(cases_read_by(request.user), request.user, name) for name in TABS}, request.GET
    counts = {name: rows.count() for name, rows in known.items()}
    if tab not in TABS:
        tab = "mine" if counts["mine"] else "open"
    asked = {name: seen.get(name, "") for name in ("q", "stage", "template")}
    page = page_of(narrowed(known[tab], words=asked["q"], stage=asked["stage"], template=asked["template"]), request, PAGE)
    labels = {"mine": _("Mine"), "open": _("All open"), "overdue": _("Overdue"), "cold": _("Cold")}
    labels["closed"] = _("Won, lost or ended")
    context = {
        "page": page, "rows": with_ages(page), "tab": tab, "tabs": [(name, labels[name], counts[name]) for name in TABS],
        "asked": asked, "stages": choices(), "templates": [(one.code, one.name) for one in templates().values()],
        "may_open": can(request.user, "open", Case()), "narrow": any(asked.values()),
    }  # fmt: skip
    return render(request, "brokerage/cases.html", context)


@login_required
def own_cases(request: HttpRequest) -> HttpResponse:
    """The cases in which my organisations take part."""
    page = page_of(cases_of_parties(request.user).order_by("-opened_at", "-pk"), request, PAGE)
    return render(request, "brokerage/own_cases.html", {"page": page, "rows": shares_of(page, request.user)})


@login_required
def case(request: HttpRequest, pid: str) -> HttpResponse:
    """One case: for the point's people the whole of it or its outline, for the people of a party their own page."""
    found = get_object_or_404(visible(request.user, Case.objects.select_related("owner", "second", "need", "offer")), pid=pid)
    if not can(request.user, "read_outline", found):
        return _side(request, found)
    with_ages([found])
    is_desk = can(request.user, "read_desk", found)
    allowed = buttons(request.user, found, CASE_FLOW, url_name="brokerage:case_act", forms=CASE_FORMS)
    every = {button.verb: button for button in allowed}
    context: dict[str, Any] = {
        "case": found, "is_desk": is_desk, "every": every, "age": age_in_stage(found),
        "reads_estimate": can(request.user, "read_estimate", found),
        "buttons": [button for verb, button in every.items() if verb not in IN_PLACE],
        "entries": list(found.entries.prefetch_related("ticks__by")), "parties": found.parties.select_related("organisation"),
        "log": log_read_by(found, request.user) if is_desk else [], "history": history_of(found) if is_desk else [],
        "may_message": is_desk and found.state in AT_WORK, **(mail_of_case(found, request.user) if is_desk else {}),
        "thread": thread_of(found, request.user) if is_desk else [],
        "log_form": LogForm(case=found) if "log" in every else None,
    }  # fmt: skip
    return render(request, "brokerage/case.html", context)


def _side(request: HttpRequest, found: Case) -> HttpResponse:
    """What a party sees: the stage, the next action where it is their turn, what is shared with their side."""
    may_write = found.state in AT_WORK and can(request.user, "write", found)
    writer = parties_of(request.user, editing=True).filter(case=found).first() if may_write else None
    form = PartyMessageForm(request.POST or None, request.FILES or None, readers=readers_of_party(writer)) if writer else None
    draft = pid_or_new(request.POST.get("draft", ""))
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("write")
        if form.is_valid() and _written(request, found, form, draft):
            return redirect(found)
    context = {
        "case": found, "form": form, "draft": draft, "log": log_read_by(found, request.user),
        "thread": thread_of(found, request.user), "share": shares_of([found], request.user)[0],
    }  # fmt: skip
    return render(request, "brokerage/case_side.html", context, status=422 if form and form.errors else 200)


def _written(request: HttpRequest, found: Case, form: PartyMessageForm, draft: str) -> bool:
    try:
        write_entry(found, by=request.user, pid=draft, **form.cleaned_data)
    except Refused as refusal:  # of a file
        tell_refusal(Refused(refusal.code, refusal.message, field="files"), form)
        return False
    messages.success(request, _("The point's brokers have it."))
    return True


@login_required
def correct(request: HttpRequest, pid: str, entry: str) -> HttpResponse:
    """A new entry in the place of one's own; the old one stays, crossed out."""
    found = get_object_or_404(visible(request.user, Case.objects.all(), "read_desk"), pid=pid)
    old = get_object_or_404(LogEntry, case=found, pid=entry)
    form = CorrectForm(request.POST or None, initial={"on": old.on, "words": old.words})
    shown, status = version_of(request.POST, None), 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid() and shown is not None:
        found.version = shown
        try:
            correct_entry(found, by=request.user, entry=old, **form.cleaned_data)
            messages.success(request, str(CASE_FLOW.moves["correct"].done))
            return redirect(found)
        except Refused as refusal:
            tell_refusal(refusal, form)
        except Stale as stale:
            found.refresh_from_db()
            keep_after(stale, form, advice=_("Read how it stands now, then send what you typed below once more, or mend it."))
            status = 409
    context = {"thing": found, "verb": "correct", "move": CASE_FLOW.moves["correct"], "form": form, "version": found.version}
    return render(request, "brokerage/case_step.html", {**context, "status": status}, status=status)
