"""Weights of the score: what counts here, what the verdicts would change, and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cungcau.discovery.actions import estimate_weights, switch_back_weights, switch_on_weights
from cungcau.discovery.forms import WEIGHTS_FORMS
from cungcau.discovery.models import Weights
from cungcau.discovery.queries import params, weights_in_force
from cungcau.discovery.reasons import part_name
from cungcau.discovery.weights import advice, in_words, lesson, may_weigh, newest_of_these_verdicts, table_of
from cungcau.discovery.workflow import WEIGHTS_FLOW
from cungcau.engines.matching import Params
from cungcau.kit.errors import Refused
from cungcau.kit.policy import visible
from cungcau.kit.verbs import buttons, verb_view
from cungcau.trail.models import Entry
from cungcau.trail.queries import history_of

ACTS = {"switch_on": switch_on_weights, "switch_back": switch_back_weights}
act = verb_view(Weights, WEIGHTS_FLOW, ACTS, WEIGHTS_FORMS)


@login_required
def weights(request: HttpRequest) -> HttpResponse:
    """Which weights count, how much there is to learn from, and every set that was estimated."""
    if not may_weigh(request.user):
        raise PermissionDenied("read")
    rows = list(visible(request.user, Weights.objects.select_related("by")))
    in_force = weights_in_force()
    context = {
        "rows": [(row, advice(row)) for row in rows],
        "in_force": in_force,
        "buttons": _buttons(request, in_force) if in_force else [],
        "lesson": lesson(),
        "newest": newest_of_these_verdicts(),
        "version": Params().version,
        "counting": [(part_name(part), f"{weight:g}") for part, weight in params().weights.items()],
    }
    return render(request, "discovery/weights.html", context)


@login_required
def weights_set(request: HttpRequest, pid: str) -> HttpResponse:
    """One set beside the hand-set weights, the trial on needs held out, and its story."""
    row = get_object_or_404(visible(request.user, Weights.objects.select_related("by")), pid=pid)
    context = {
        "weights": row, "table": table_of(row), "said": in_words(row), "advice": advice(row), "report": row.report,
        "refused": row.report["pairs"] - row.report["kept"], "buttons": _buttons(request, row),
        "history": [(_happened(entry), entry) for entry in history_of(row)],
    }  # fmt: skip
    return render(request, "discovery/weights_set.html", context)


@login_required
@require_POST
def estimate(request: HttpRequest) -> HttpResponse:
    """Learn anew, once for the same verdicts."""
    if not may_weigh(request.user):
        raise PermissionDenied("estimate")
    found = newest_of_these_verdicts()
    try:
        found = found or estimate_weights(by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("discovery:weights")
    return redirect(found)


def _buttons(request: HttpRequest, row: Weights) -> list[Any]:
    return buttons(request.user, row, WEIGHTS_FLOW, url_name="discovery:weigh", forms=WEIGHTS_FORMS)


def _happened(entry: Entry) -> str:
    return {"estimate": _("Estimated"), "switch_on": _("Switched on"), "switch_back": _("Put back")}[entry.verb]
