"""Take a whole import back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.exchange.models import Import
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.trail.change import change, move


def undo_import(thing: Import, *, by: Any, note: str = "") -> Import:
    """Within a day of its being applied; it is done in the background. Raises PermissionDenied, Stale."""
    with change(thing, "undo", by=by, note=note):
        move(thing, IMPORT_FLOW, "undo", queued_at=timezone.now())
    return thing
