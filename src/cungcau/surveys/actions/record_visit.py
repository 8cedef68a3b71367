"""The officer was there and heard the firm."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Report, Visit
from cungcau.surveys.recording import Heard, record


def record_visit(visit: Visit, heard: Heard, *, by: Any) -> Report:
    """See `recording.record`."""
    return record(visit, "visit", heard, by=by)
