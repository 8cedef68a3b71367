from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.discovery.models import Verdict
from cungcau.discovery.workflow import VERDICT_FLOW
from cungcau.trail.change import change, move


def undo_verdict(verdict: Verdict, *, by: Any, note: str = "") -> Verdict:
    """The pair is open again, as if nobody had judged it; the trail remembers that somebody did."""
    with change(verdict, "undo", by=by, note=note):
        move(verdict, VERDICT_FLOW, "undo", at=timezone.now(), by=by)
    return verdict
