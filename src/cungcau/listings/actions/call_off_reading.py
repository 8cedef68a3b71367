"""A moderator no longer needs an expert's reading."""

from __future__ import annotations

from typing import Any

from cungcau.listings.models import Reading
from cungcau.listings.workflow import READING_FLOW
from cungcau.trail.change import change, move


def call_off_reading(reading: Reading, *, by: Any) -> Reading:
    """The expert sees the text no more, and publication does not wait."""
    with change(reading, "call_off_reading", by=by):
        move(reading, READING_FLOW, "call_off_reading")
    return reading
