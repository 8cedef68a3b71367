"""A case has led to a contract."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.actions.introduce_sides import introduce_sides
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import OVER_NOW, planned_in
from cungcau.brokerage.outcome_levels import confirmed_by, introduction_of
from cungcau.brokerage.outcome_models import Claim
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.trail.change import change, move


def win_case(case: Case, *, by: Any, note: str = "", evidence: str = "") -> Case:
    """Where a side has confirmed a contract nothing more is asked. Else it is the point's own word: `note` says why, `evidence`
    what shows it, and the case counts as claimed, not confirmed, until a side says so. Raises Refused."""
    level = confirmed_by(introduction_of(case))
    if not level and not note.strip():
        raise Refused("no_reason", _("No side has confirmed a contract yet: say how you know of it."), field="note")
    if not level and not evidence.strip():
        raise Refused("no_evidence", _("No side has confirmed a contract yet: say what shows it."), field="evidence")
    with change(case, "win", by=by, note=note, evidence=evidence, level=level, stage=case.stage, **planned_in(case)):
        move(case, CASE_FLOW, "win", reason="", settled_at=timezone.now(), **OVER_NOW)
        if introduce_sides(case, by=SYSTEM, on=timezone.localdate()) is None:
            raise Refused("one_side", _("A contract has two sides: add the one that is missing to the parties first."))
        if not level:
            Claim.objects.create(case=case, why=note, evidence=evidence, by=by)
    return case
