"""Try a firm once more."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Visit
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.change import change, move


def retry_visit(visit: Visit, *, by: Any, note: str = "") -> Visit:
    """It is on the list of those to visit again. Raises PermissionDenied, IllegalMove, Stale."""
    with change(visit, "retry", by=by, note=note):
        move(visit, VISIT_FLOW, "retry", reason="", at=None)
    return visit
