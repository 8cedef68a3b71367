"""Show an expert's profile."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Expert
from cungcau.registry.workflow import EXPERT_FLOW
from cungcau.trail.change import change, move


def activate_expert(expert: Expert, *, by: Any, note: str = "") -> Expert:
    """The expert can be found and asked."""
    with change(expert, "activate", by=by, note=note):
        move(expert, EXPERT_FLOW, "activate", updated_at=timezone.now())
    return expert
