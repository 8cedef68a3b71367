"""It is not passed on."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def reject_interest(interest: Interest, *, by: Any, reason: str, answer: str) -> Interest:
    """The sender is told why, in the broker's words; the owner never hears of it. `reason`: scheme screening_reason."""
    with change(interest, "reject", by=by, note=answer, reason=reason):
        now = timezone.now()
        move(interest, INTEREST_FLOW, "reject", reason=reason, answer=answer, answer_is_told=True, settled_at=now)
    return interest
