"""Pass it on to the owner of the listing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.brokerage.waiting import reply_due
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def forward_interest(interest: Interest, *, by: Any, note: str = "") -> Interest:
    """From now on the owner sees it, and the time for the answer runs. `note` stays with the brokers."""
    with change(interest, "forward", by=by, note=note):
        now = timezone.now()
        move(interest, INTEREST_FLOW, "forward", forwarded_at=now, reply_due=reply_due(timezone.localdate(now)))
    return interest
