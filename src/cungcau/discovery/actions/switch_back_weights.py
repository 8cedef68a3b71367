from __future__ import annotations

from typing import Any

from cungcau.discovery.models import Weights
from cungcau.discovery.workflow import WEIGHTS_FLOW
from cungcau.trail.change import change, move


def switch_back_weights(weights: Weights, *, by: Any, note: str = "") -> Weights:
    """The hand-set weights count again."""
    with change(weights, "switch_back", by=by, note=note):
        move(weights, WEIGHTS_FLOW, "switch_back")
    return weights
