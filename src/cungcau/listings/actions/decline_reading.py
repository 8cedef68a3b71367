"""An expert cannot read it."""

from __future__ import annotations

from typing import Any

from cungcau.listings.models import Reading
from cungcau.listings.workflow import READING_FLOW
from cungcau.trail.change import change, move


def decline_reading(reading: Reading, *, by: Any, note: str = "") -> Reading:
    """No time, not her field, or a conflict of interest; publication no longer waits for her."""
    with change(reading, "decline_reading", by=by, note=note):
        move(reading, READING_FLOW, "decline_reading", answer=note)
    return reading
