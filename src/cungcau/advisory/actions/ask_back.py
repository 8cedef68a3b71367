"""The firm wants to know more about an answer."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.advisory.models import Advice, Line, LineKind
from cungcau.advisory.workflow import ADVICE_FLOW
from cungcau.trail.change import change, move


def ask_back(advice: Advice, *, by: Any, words: str) -> Advice:
    """The same adviser has it again, and the time for an answer begins anew."""
    with change(advice, "ask_back", by=by):
        move(advice, ADVICE_FLOW, "ask_back", waiting_since=timezone.now())
        Line.objects.create(advice=advice, kind=LineKind.BACK, words=words, by_id=by.pk)
    return advice
