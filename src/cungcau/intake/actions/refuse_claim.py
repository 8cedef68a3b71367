"""The person does not work there."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.intake.models import Claim
from cungcau.intake.workflow import CLAIM_FLOW
from cungcau.trail.change import change, move


def refuse_claim(claim: Claim, *, by: Any) -> Claim:
    """She is told; nothing else changes."""
    with change(claim, "refuse_claim", by=by):
        move(claim, CLAIM_FLOW, "refuse_claim", settled_at=timezone.now())
    return claim
