"""A broker ends it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def close_interest(interest: Interest, *, by: Any, reason: str, note: str = "") -> Interest:
    """Nothing more comes of it. Both sides see the reason (scheme close_reason); `note` stays with the brokers."""
    with change(interest, "close", by=by, note=note, reason=reason):
        move(interest, INTEREST_FLOW, "close", reason=reason, settled_at=timezone.now())
    return interest
