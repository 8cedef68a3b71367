"""The owner's time is over."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.models import Interest
from cungcau.trail.change import change


def remind_broker(interest: Interest, *, by: Any) -> bool:
    """Once; False where it was done before. The version stays: nothing that anybody reads has changed."""
    if interest.reminded_at is not None:
        return False
    with change(interest, "remind", by=by):
        return bool(Interest.objects.filter(pk=interest.pk, reminded_at=None).update(reminded_at=timezone.now()))
