"""An agreement does not hold."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.trail.change import change, move


def void_agreement(agreement: Agreement, *, by: Any, note: str = "") -> Agreement:
    """Whatever its state was; the documents that it opened are closed again."""
    with change(agreement, "void_agreement", by=by, note=note):
        move(agreement, AGREEMENT_FLOW, "void_agreement")
    return agreement
