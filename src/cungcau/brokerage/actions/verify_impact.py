"""An officer says how well a figure is known."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.outcome_models import Impact, Level
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def verify_impact(impact: Impact, *, by: Any, level: str, note: str = "") -> Impact:
    """Not verified, evidence seen, or verified by her; who and when stands beside it. Raises Refused for what is no level."""
    if level not in Level.values:
        raise Refused("no_level", _("Choose how well the figure is known."), field="level")
    with change(impact, "verify_impact", by=by, note=note, level=level, metric=impact.metric):
        impact.level, impact.level_by, impact.level_at = level, by, timezone.now()
        impact.save(update_fields=["level", "level_by", "level_at"])
    return impact
