"""The firm says how the answer helped."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Advice
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def rate_advice(advice: Advice, *, by: Any, satisfaction: int, words: str = "") -> Advice:
    """From 1 (not at all) to 5 (very much); the request is closed with it."""
    with change(advice, "rate", by=by, satisfaction=satisfaction):
        move(
            advice, ADVICE_FLOW, "rate", satisfaction=satisfaction, satisfaction_words=words, settled_at=timezone.now()
        )
    return advice
