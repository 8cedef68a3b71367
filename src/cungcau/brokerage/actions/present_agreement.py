"""An agreement is put before its parties to be signed."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.agreement_law import refuse_prohibited
from cungcau.brokerage.agreement_models import Agreement
from cungcau.brokerage.agreement_workflow import AGREEMENT_FLOW
from cungcau.trail.change import change, move


def present_agreement(agreement: Agreement, *, by: Any, note: str = "") -> Agreement:
    """From now on its parties see it on their pages, and it is not edited. Refused where the law prohibits the transfer."""
    with change(agreement, "present_agreement", by=by, note=note):
        refuse_prohibited(agreement)
        move(agreement, AGREEMENT_FLOW, "present_agreement")
    return agreement
