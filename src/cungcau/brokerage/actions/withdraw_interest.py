"""The sender takes it back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def withdraw_interest(interest: Interest, *, by: Any) -> Interest:
    """Until the contacts are open; then there is nothing to take back."""
    with change(interest, "withdraw", by=by):
        move(interest, INTEREST_FLOW, "withdraw", settled_at=timezone.now())
    return interest
