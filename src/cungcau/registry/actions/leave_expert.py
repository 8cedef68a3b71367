"""Mark an expert as away."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Expert
from cungcau.registry.workflow import EXPERT_FLOW
from cungcau.trail.change import change, move


def leave_expert(expert: Expert, *, by: Any, note: str = "") -> Expert:
    """The profile stays, with a word that the expert cannot be asked now."""
    with change(expert, "leave", by=by, note=note):
        move(expert, EXPERT_FLOW, "leave", updated_at=timezone.now())
    return expert
