"""The adviser answers."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Advice, Line, LineKind
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def answer_advice(advice: Advice, *, by: Any, words: str) -> Advice:
    """The firm reads it and says how it helped, or asks back."""
    with change(advice, "answer", by=by):
        move(advice, ADVICE_FLOW, "answer", answered_at=timezone.now())
        Line.objects.create(advice=advice, kind=LineKind.ANSWER, words=words, by_id=by.pk)
    return advice
