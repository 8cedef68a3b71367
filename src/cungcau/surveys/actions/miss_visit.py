"""Nobody was reached."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Visit
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.change import change, move


def miss_visit(visit: Visit, *, by: Any, note: str = "") -> Visit:
    """The gate was closed, nobody answered the phone; it can be tried again. Raises PermissionDenied, IllegalMove, Stale."""
    with change(visit, "miss", by=by, note=note):
        move(visit, VISIT_FLOW, "miss", at=None)
    return visit
