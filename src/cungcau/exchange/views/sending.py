"""A file that is made for one answer and not kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.http import FileResponse

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def sent(name: str, format: str, write: Callable[[Path], object]) -> FileResponse:
    """What `write` puts into a temporary file, as a download called `name`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{format}"
        write(path)
        content = path.open("rb")  # it stays readable when its folder is gone
    response = FileResponse(content, as_attachment=True, filename=f"{name}.{format}", content_type=TYPES[format])
    response["Cache-Control"] = "private, no-store"
    return response
