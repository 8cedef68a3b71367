"""The desk cannot help with a request."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.holding import refuse_while_pending
from cungcau.advisory.models import Advice
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def decline_advice(advice: Advice, *, by: Any, reason: str) -> Advice:
    """The firm is told why. Raises Refused while an expert still works on it."""
    with change(advice, "decline", by=by, note=reason):
        refuse_while_pending(advice)
        move(advice, ADVICE_FLOW, "decline", reason=reason, settled_at=timezone.now())
    return advice
