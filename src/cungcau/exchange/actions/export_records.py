"""Take records out into a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.exchange.choosing import lookups
from cungcau.exchange.kinds import records_of
from cungcau.exchange.models import Export
from cungcau.exchange.writing import write_records
from cungcau.kit.policy import can
from cungcau.registry.who import memberships_remembered
from cungcau.trail.change import change

FORMATS = ("xlsx", "csv")


@memberships_remembered()
def export_records(side: str, format: str, path: Path, *, by: Any, filters: dict[str, str] | None = None) -> Export:
    """Write into `path` what this person may see; the trail remembers who took out how many of which.

    `filters`: as in `choosing.lookups`. Raises PermissionDenied.
    """
    export = Export(side=side, format=format, filters=filters or {}, by_id=by.pk)
    if not can(by, "export", export):
        raise PermissionDenied("export")
    records = records_of(side, by)
    # Before the doorway: whoever reads for long must not hold the database against those who write.
    export.count = write_records(path, f".{format}", records, records.each(**lookups(side, export.filters)))
    with change(export, "export", by=by, side=side, format=format, filters=export.filters, count=export.count):
        export.save()
    return export
