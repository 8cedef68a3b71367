"""Let a file go that was not applied."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.models import Import
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.files.actions import detach_file
from cungcau.trail.change import change, move


def discard_import(thing: Import, *, by: Any, note: str = "") -> Import:
    """Its rows and its file are gone; that there was one stays. Raises PermissionDenied, Stale."""
    with change(thing, "discard", by=by, note=note):
        if (file := thing.file) is not None:
            detach_file(file, by=by)
        thing.lines.all().delete()
        move(thing, IMPORT_FLOW, "discard")
    return thing
