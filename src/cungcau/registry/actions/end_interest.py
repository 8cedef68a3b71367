"""Say that a declared interest is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cungcau.registry.models import Interest
from cungcau.trail.change import change


def end_interest(interest: Interest, *, by: Any) -> Interest:
    """Yesterday was its last day; the declaration stays recorded."""
    with change(interest.expert, "end_interest", by=by, interest=interest.pid):
        interest.until = timezone.localdate() - timedelta(days=1)
        interest.save(update_fields=["until"])
    return interest
