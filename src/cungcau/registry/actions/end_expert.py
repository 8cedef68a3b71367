"""End an expert's profile."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Expert
from cungcau.registry.workflow import EXPERT_FLOW
from cungcau.trail.change import change, move


def end_expert(expert: Expert, *, by: Any, note: str = "") -> Expert:
    """It is no longer shown; the record is kept."""
    with change(expert, "end", by=by, note=note):
        move(expert, EXPERT_FLOW, "end", updated_at=timezone.now())
    return expert
