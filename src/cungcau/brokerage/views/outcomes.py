"""What came of introductions: the officers' list with its figures, one of them, and the page of a side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cungcau.brokerage.actions import settle_outcome, verify_impact
from cungcau.brokerage.outcome_asking import ask_now
from cungcau.brokerage.outcome_clock import asks_now
from cungcau.brokerage.outcome_forms import OUTCOME_FORMS, LevelForm
from cungcau.brokerage.outcome_models import Impact, Introduction, Kind, Seat
from cungcau.brokerage.outcome_queries import (
    TABS,
    answers_read_by,
    betrays,
    confirmed_values,
    figures_of,
    gains_of,
    impacts_read_by,
    narrowed,
    outcomes_of_sides,
    outcomes_read_by,
    own_outcomes,
    reads_outcomes,
    tab_counts,
    which,
)
from cungcau.brokerage.outcome_who import seats_of
from cungcau.brokerage.outcome_workflow import OutcomeState
from cungcau.brokerage.views.outcome_answers import answered, impact_told
from cungcau.brokerage.workflow import INTRODUCTION_FLOW
from cungcau.kit.paging import page_of
from cungcau.kit.policy import can, visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.queries import history_of

PAGE = 25
act = login_required(verb_view(
    Introduction, INTRODUCTION_FLOW, {"settle": settle_outcome}, OUTCOME_FORMS, template="brokerage/outcome_settle.html"
))


@login_required
def outcomes(request: HttpRequest) -> HttpResponse:
    """The officers' list. Every figure opens the records behind it."""
    if not reads_outcomes(request.user):
        raise PermissionDenied("read_outline")
    every = outcomes_read_by(request.user)
    counts, tab = tab_counts(every), request.GET.get("tab", "")
    wanted = which(tab)
    if wanted is None:
        tab = next((state.value for state in TABS if counts.get(state.value)), "all")
        wanted = which(tab)
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "mine")}
    mine = request.user if asked["mine"] else None
    found = narrowed(every.filter(wanted) if wanted else every, asked["q"], asked["kind"], mine)
    page = page_of(found, request, PAGE)
    context: dict[str, Any] = {
        "page": page, "tab": tab, "asked": asked, "narrow": any(asked.values()), "kinds": Kind.choices,
        "tabs": [(state.value, state.label, counts.get(state.value, 0)) for state in TABS], "figures": figures_of(every),
        "reads_sums": can(request.user, "read_sums", Introduction()), "is_figure": tab not in OutcomeState.values,
    }  # fmt: skip
    if context["reads_sums"]:
        context["total"], context["contracts"] = confirmed_values(every)
        context["is_told"] = not betrays(every, request.user)
        context["gains"] = gains_of(every, request.user)
    return render(request, "brokerage/outcomes.html", context)


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """The introductions of my organisations, and what they are asked."""
    page = page_of(outcomes_of_sides(request.user), request, PAGE)
    return render(request, "brokerage/own_outcomes.html", {"page": page, "rows": own_outcomes(page, request.user)})


@login_required
def outcome(request: HttpRequest, pid: str) -> HttpResponse:
    """One introduction: for officers both sides, for the people of a side their own."""
    rows = Introduction.objects.select_related("demand", "supply", "interest", "case", "settled_by")
    found = get_object_or_404(visible(request.user, rows), pid=pid)
    if not can(request.user, "read_outline", found):
        return _side(request, found)
    reads = can(request.user, "read_answers", found)
    answers = answers_read_by(found, request.user) if reads else []
    context = {
        "introduction": found, "reads": reads, "sides": [(seat, found.name(seat), _of(answers, seat)) for seat in Seat],
        "impacts": impacts_read_by(found, request.user) if reads else [], "asks": found.asks.all() if reads else [],
        "buttons": buttons(request.user, found, INTRODUCTION_FLOW, url_name="brokerage:outcome_act", forms=OUTCOME_FORMS,
                           skip=("ask", "answer", "fall_silent")),
        "history": history_of(found) if reads else [], "level_form": LevelForm(),
        "may_ask": can(request.user, "ask", found) and bool(asks_now(found)),
    }  # fmt: skip
    return render(request, "brokerage/outcome.html", context)


def _of(answers: list[Any], seat: Seat) -> list[Any]:
    """The newest first."""
    return [answer for answer in answers if answer.side == seat]


def _side(request: HttpRequest, found: Introduction) -> HttpResponse:
    seat = seats_of(request.user, found)[0]
    if request.method == "POST" and not can(request.user, "answer", found):
        raise PermissionDenied("answer")
    work = impact_told if request.GET.get("about") == "impact" else answered
    return work(request, found, seat, by=request.user, ask=None)


@login_required
@require_POST
def ask(request: HttpRequest, pid: str) -> HttpResponse:
    """The broker does not wait for the calendar."""
    found = get_object_or_404(visible(request.user, Introduction.objects.all(), "ask"), pid=pid)
    if asked := ask_now(found, by=request.user):
        messages.success(request, ngettext("%(n)s side is asked.", "%(n)s sides are asked.", len(asked)) % {"n": len(asked)})
    else:
        messages.info(request, _("Both sides were asked today, or have answered."))
    return redirect(found)


@login_required
def verify(request: HttpRequest, pid: str, impact: str) -> HttpResponse:
    """An officer says how well a figure is known."""
    found = get_object_or_404(visible(request.user, Introduction.objects.all(), "read_answers"), pid=pid)
    row = get_object_or_404(Impact.objects.select_related("introduction__case"), introduction=found, pid=impact)
    if request.method != "POST":
        raise Http404("verify")
    form = LevelForm(request.POST)
    if form.is_valid():
        verify_impact(row, by=request.user, **form.cleaned_data)
        messages.success(request, _("It is written down who verified the figure, and when."))
    return redirect(row)
