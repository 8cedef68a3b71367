"""A broker puts her name on it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def take_interest(interest: Interest, *, by: Any) -> Interest:
    """She reads it before its owner does."""
    with change(interest, "take", by=by):
        move(interest, INTEREST_FLOW, "take", handler=by, taken_at=timezone.now())
    return interest
