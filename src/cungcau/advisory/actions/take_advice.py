"""An adviser takes a request."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Advice
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def take_advice(advice: Advice, *, by: Any) -> Advice:
    """From now on it is hers to answer; of two who take it at once one is told that she was second."""
    with change(advice, "take", by=by):
        move(advice, ADVICE_FLOW, "take", adviser_id=by.pk)
    return advice
