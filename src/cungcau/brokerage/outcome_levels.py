"""How well a contract is confirmed: the words beside a case that was won."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CaseState
from cungcau.brokerage.outcome_models import Introduction, Kind
from cungcau.brokerage.outcome_workflow import OutcomeState

CONFIRMING = {OutcomeState.BOTH: "both", OutcomeState.ONE: "one", OutcomeState.SETTLED: "settled"}
LABELS = {
    "both": _("Contract confirmed by both sides"), "one": _("Contract confirmed by one side"),
    "settled": _("Contract settled by the point after asking"), "claimed": _("Claimed by the point, not confirmed"),
}  # fmt: skip


def introduction_of(case: Case) -> Introduction | None:
    """Its own, or that of the interest from which it was opened."""
    its = Q(case=case) | Q(interest_id=case.interest_id) if case.interest_id else Q(case=case)
    return Introduction.objects.filter(its).select_related("demand", "supply", "interest", "case").first()


def confirmed_by(introduction: Introduction | None) -> str:
    """Who has confirmed a contract: both, one; settled by the point; nobody."""
    if introduction is None or introduction.kind != Kind.CONTRACT:
        return ""
    return CONFIRMING.get(OutcomeState(introduction.state), "")


def level_of(case: Case, introduction: Introduction | None) -> str:
    """How well the contract of a case that was won is confirmed at this moment; "" of any other case."""
    return (confirmed_by(introduction) or "claimed") if case.state == CaseState.WON else ""


def level_words(level: str) -> Any:
    return LABELS.get(level, "")
