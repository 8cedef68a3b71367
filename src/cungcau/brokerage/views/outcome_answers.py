"""The page of a question: by the link of a mail without an account, or logged in. Only a press of the button answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cungcau.brokerage.actions import answer_side, tell_impact
from cungcau.brokerage.outcome_forms import AnswerForm, ImpactForm
from cungcau.brokerage.outcome_links import ask_of
from cungcau.brokerage.outcome_models import OTHER, Ask, Impact, Introduction, Kind, Seat, Subject
from cungcau.brokerage.outcome_queries import own_outcome, said_before, told_before
from cungcau.brokerage.outcome_workflow import OutcomeState
from cungcau.files.queries import attached_to
from cungcau.kit.errors import Refused
from cungcau.kit.forms import tell_refusal
from cungcau.kit.ids import pid_or_new
from cungcau.kit.policy import SYSTEM


def link(request: HttpRequest, pid: str, token: str) -> HttpResponse:
    """Who opens it, a mail scanner too, only looks: what was chosen in the mail is chosen on the page, and not sent."""
    ask = ask_of(pid, token)
    if ask is None:
        raise Http404("outcome_link")
    introduction, seat = ask.introduction, Seat(ask.side)
    is_settled = ask.about == Subject.OUTCOME and introduction.state == OutcomeState.SETTLED
    if ask.is_over or is_settled:
        told = own_outcome(introduction, seat) if is_settled and not ask.is_over else None
        context = {"ask": ask, "is_settled": is_settled, "own": told, **_about(introduction, seat, SYSTEM, ask)}
        answer = render(request, "brokerage/outcome_over.html", context, status=410)
    else:
        work = impact_told if ask.about == Subject.IMPACT else answered
        answer = work(request, introduction, seat, by=SYSTEM, ask=ask)
    # The address is the key, so no other site learns it. With "no-referrer" browsers would send the form from nowhere
    # (Origin: null), and the press would be refused.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def answered(request: HttpRequest, introduction: Introduction, seat: Seat, *, by: Any, ask: Ask | None) -> HttpResponse:
    """Four answers as buttons; the one that was chosen shows what goes with it, and is sent from there."""
    own = own_outcome(introduction, seat)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    kind = (data or request.GET).get("kind", "")
    form, before = None, said_before(own, by, ask)
    if kind in Kind.values and (own.is_asked or ask):
        form = AnswerForm(data, files, kind=kind, introduction=introduction, initial=AnswerForm.begun(before))
    draft = pid_or_new(data.get("draft", "") if data else "")
    if form is not None and data is not None and form.is_valid():
        try:
            answer_side(introduction, by=by, side=seat, ask=ask, pid=draft, **form.said)
            messages.success(request, _("Thank you, your answer is kept. You may change it as long as we ask."))
            return redirect(_back(request))
        except Refused as refusal:
            tell_refusal(_named(refusal), form)
    context = {
        **_about(introduction, seat, by, ask), "own": own, "form": form, "kind": kind, "kinds": Kind.choices, "draft": draft,
        "before": before, "has_papers": before is not None and attached_to(before).exists(),
        "chosen": Kind(kind).label if form else "",
    }  # fmt: skip
    return render(request, "brokerage/outcome_side.html", context, status=422 if form and form.errors else 200)


def impact_told(request: HttpRequest, introduction: Introduction, seat: Seat, *, by: Any, ask: Ask | None) -> HttpResponse:
    """What the contract brought: a box for each metric."""
    own = own_outcome(introduction, seat)
    if not (own.is_asked_impact or ask):
        raise Http404("impact")
    before = told_before(introduction, seat, by, ask)
    form = ImpactForm(request.POST if request.method == "POST" else None, side=seat, initial=ImpactForm.begun(before))
    if request.method == "POST" and form.is_valid():
        try:
            tell_impact(
                introduction, by=by, side=seat, ask=ask, values=form.values, method=form.cleaned_data["method"],
                words=form.cleaned_data["words"],
            )  # fmt: skip
            messages.success(request, _("Thank you, your figures are kept."))
            return redirect(_back(request))
        except Refused as refusal:
            tell_refusal(refusal, form)
    told = Impact.objects.filter(introduction=introduction, side=seat).order_by("-pk")
    context = {**_about(introduction, seat, by, ask), "own": own, "form": form, "told": told if by is not SYSTEM else []}
    return render(request, "brokerage/outcome_impact.html", context, status=422 if form.errors else 200)


def _about(introduction: Introduction, seat: Seat, by: Any, ask: Ask | None) -> dict[str, Any]:
    return {
        "introduction": introduction, "seat": seat, "partner": introduction.name(OTHER[seat]), "by_link": by is SYSTEM,
        "ask": ask, "organisation": introduction.name(seat), "title": introduction.title_for(seat),
    }  # fmt: skip


def _back(request: HttpRequest) -> str:
    """The same page without what was chosen; the language stays."""
    language = request.GET.get("lang", "")
    about = "&about=impact" if request.GET.get("about") == "impact" else ""
    return f"{request.path}?lang={language}{about}" if language in {"vi", "en"} else f"{request.path}?{about[1:]}".rstrip("?")


def _named(refusal: Refused) -> Refused:
    """A paper that cannot be kept is told at its box."""
    return Refused(refusal.code, str(refusal.message), field="evidence") if refusal.field == "upload" else refusal
