"""An expert says what she thinks of an offer."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.models import Reading
from cungcau.listings.workflow import READING_FLOW
from cungcau.trail.change import change, move


def answer_reading(reading: Reading, *, by: Any, verdict: str, answer: str) -> Reading:
    """The verdict (of `Reading.VERDICTS`) and her reasons, for the moderators."""
    with change(reading, "answer_reading", by=by, verdict=verdict):
        move(reading, READING_FLOW, "answer_reading", verdict=verdict, answer=answer, answered_at=timezone.now())
    return reading
