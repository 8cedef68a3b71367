"""The owner is not interested."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.consenting import by_phone
from cungcau.brokerage.models import Interest, Side
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def decline_interest(interest: Interest, *, by: Any, reason: str, answer: str = "", tell: bool = False) -> Interest:
    """The sender is told kindly; the owner's words go to her only where the owner says so. `reason`: scheme close_reason."""
    with change(interest, "decline", by=by, note=answer, reason=reason, **by_phone(interest, Side.OWNER, by)):
        said = {"answer": answer, "answer_is_told": bool(tell and answer)}
        move(interest, INTEREST_FLOW, "decline", reason=reason, answered_at=timezone.now(), **said)
    return interest
