"""The desk writes something down for itself."""

from __future__ import annotations

from typing import Any

from cungcau.advisory.models import Advice, Line, LineKind
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def note_advice(advice: Advice, *, by: Any, words: str) -> Advice:
    """Neither the firm nor an expert ever reads it."""
    with change(advice, "note", by=by):
        move(advice, ADVICE_FLOW, "note")
        Line.objects.create(advice=advice, kind=LineKind.NOTE, words=words, by_id=by.pk)
    return advice
