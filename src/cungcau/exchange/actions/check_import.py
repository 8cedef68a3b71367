"""Compare the file with what is here now, once more."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.models import Import
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.trail.change import change, move


def check_import(thing: Import, *, by: Any, note: str = "") -> Import:
    """The check begins anew in the background; what it finds otherwise than before is marked. Raises PermissionDenied, Stale."""
    with change(thing, "check", by=by, note=note):
        move(thing, IMPORT_FLOW, "check", differing=0)
        thing.lines.filter(differs=True).update(differs=False)
    return thing
