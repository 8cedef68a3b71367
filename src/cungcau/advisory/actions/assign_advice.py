"""Give a request to an adviser."""

from __future__ import annotations

from typing import Any

from cungcau.access.models import User
from cungcau.advisory.models import Advice
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def assign_advice(advice: Advice, *, by: Any, adviser: User, note: str = "") -> Advice:
    """Also one that a colleague has; the time for the answer runs on."""
    with change(advice, "assign", by=by, note=note, to=adviser.pid):
        move(advice, ADVICE_FLOW, "assign", adviser_id=adviser.pk)
    return advice
