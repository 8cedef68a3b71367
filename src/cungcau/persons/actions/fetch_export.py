"""The file goes out, once."""

from __future__ import annotations

from typing import Any

from cungcau.persons.models import Export
from cungcau.persons.workflow import EXPORT_FLOW
from cungcau.trail.change import change, move


def fetch_export(export: Export, *, by: Any) -> bytes:
    """Its content. Of two presses one gets it, the other is told who was first; the file is gone from here afterwards.

    Raises PermissionDenied, IllegalMove, Stale.
    """
    with change(export, "fetch", by=by, of=export.subject):
        move(export, EXPORT_FLOW, "fetch")
        content = export.path.read_bytes()
    export.path.unlink()
    return content
