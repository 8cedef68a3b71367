"""An agreement that nobody has signed becomes a draft again."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.trail.change import change, move


def redraft_agreement(agreement: Agreement, *, by: Any, note: str = "") -> Agreement:
    """Its parties see it no more until it is put forward again."""
    with change(agreement, "redraft_agreement", by=by, note=note):
        move(agreement, AGREEMENT_FLOW, "redraft_agreement")
    return agreement
