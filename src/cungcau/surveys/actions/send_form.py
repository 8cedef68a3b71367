"""The firm has the form."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Visit
from cungcau.surveys.workflow import VISIT_FLOW
from cungcau.trail.change import change, move


def send_form(visit: Visit, *, by: Any, note: str = "") -> Visit:
    """It was handed over, posted or mailed; the answers are awaited. Raises PermissionDenied, IllegalMove, Stale."""
    with change(visit, "send_form", by=by, note=note):
        move(visit, VISIT_FLOW, "send_form")
    return visit
