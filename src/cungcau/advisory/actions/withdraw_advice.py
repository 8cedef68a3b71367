"""The firm needs no answer any more."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Advice
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def withdraw_advice(advice: Advice, *, by: Any, note: str = "") -> Advice:
    """What experts were asked for it the desk calls off itself: they may have worked already."""
    with change(advice, "withdraw", by=by, note=note):
        move(advice, ADVICE_FLOW, "withdraw", reason=note, settled_at=timezone.now())
    return advice
