"""Delete the file of a person's data."""

from __future__ import annotations

from typing import Any

from cungcau.persons.models import Export
from cungcau.persons.workflow import EXPORT_FLOW
from cungcau.trail.change import change, move


def drop_export(export: Export, *, by: Any) -> Export:
    """After its time, or because the person is erased; that there was one stays."""
    with change(export, "drop", by=by):
        move(export, EXPORT_FLOW, "drop", came_from="", note="")
        export.path.unlink(missing_ok=True)
    return export
