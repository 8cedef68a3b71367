"""She who asked does not want it any more."""

from __future__ import annotations

from typing import Any

from cungcau.persons.models import Erasure
from cungcau.persons.workflow import ERASURE_FLOW
from cungcau.trail.change import change, move


def take_back_erasure(erasure: Erasure, *, by: Any) -> Erasure:
    with change(erasure, "take_back", by=by, of=erasure.subject):
        move(erasure, ERASURE_FLOW, "take_back")
    return erasure
