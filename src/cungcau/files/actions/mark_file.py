from __future__ import annotations

from typing import Any

from cungcau.files.models import File
from cungcau.trail.change import change


def mark_file(file: File, *, internal: bool, by: Any, note: str = "") -> File:
    """Keep a file for those inside, or let every reader of the record see it."""
    with change(file, "mark", by=by, note=note, name=file.name, internal=internal):
        file.is_internal = internal
        file.save(update_fields=["is_internal"])
    return file
