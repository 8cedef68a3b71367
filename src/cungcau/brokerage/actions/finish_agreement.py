"""An agreement has come to its end."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.trail.change import change, move


def finish_agreement(agreement: Agreement, *, by: Any, note: str = "") -> Agreement:
    """What it says about confidential documents ends with it: they are closed to its parties again."""
    with change(agreement, "finish_agreement", by=by, note=note):
        move(agreement, AGREEMENT_FLOW, "finish_agreement")
    return agreement
