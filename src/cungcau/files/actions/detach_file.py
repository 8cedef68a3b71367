from __future__ import annotations

from typing import Any

from cungcau.files.models import File
from cungcau.trail.change import change


def detach_file(file: File, *, by: Any, note: str = "") -> File:
    """Take a file off its record. Its content goes in the next day's sweep, if no other has it."""
    with change(
        file, "detach", by=by, note=note, name=file.name, subject=f"{file.subject_label}:{file.subject_key}"
    ):
        File.objects.filter(pk=file.pk).delete()
    return file
