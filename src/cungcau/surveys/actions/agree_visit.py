"""Note the appointment with a firm."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cungcau.surveys.models import Visit
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.change import change, move


def agree_visit(visit: Visit, *, by: Any, at: datetime, place: str = "") -> Visit:
    """When and where the firm is visited or called. Who goes: the officer, else whoever agreed it.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    officer = visit.officer_id or by.pk
    with change(visit, "agree", by=by, note=place, at=at.isoformat()):
        move(visit, VISIT_FLOW, "agree", at=at, place=place, officer_id=officer)
    return visit
