"""Remind both sides of tomorrow's booking."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.facilities.models import Booking
from cungcau.trail.change import change


def remind_booking(booking: Booking, *, by: Any) -> bool:
    """Once; False where somebody has just done it. The version stays: nothing that anybody reads has changed."""
    with change(booking, "remind", by=by):
        return bool(Booking.objects.filter(pk=booking.pk, reminded_at=None).update(reminded_at=timezone.now()))
