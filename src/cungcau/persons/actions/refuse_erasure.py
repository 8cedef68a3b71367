"""The steward does not erase, and says why."""

from __future__ import annotations

from typing import Any

from cungcau.persons.models import Erasure
from cungcau.persons.workflow import ERASURE_FLOW
from cungcau.trail.change import change, move


def refuse_erasure(erasure: Erasure, *, by: Any, reason: str) -> Erasure:
    with change(erasure, "refuse", by=by, of=erasure.subject):
        move(erasure, ERASURE_FLOW, "refuse", reason=reason)
    return erasure
