"""Say that an expert's profile is right."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Expert
from cungcau.registry.workflow import EXPERT_FLOW
from cungcau.trail.change import change, move


def verify_expert(expert: Expert, *, by: Any, note: str = "") -> Expert:
    """Somebody has compared it with its sources (`note` says with which)."""
    with change(expert, "verify", by=by, note=note):
        move(expert, EXPERT_FLOW, "verify", updated_at=timezone.now())
    return expert
