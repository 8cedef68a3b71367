"""The firm has answered, on paper or by phone."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Report, Visit
from cungcau.surveys.recording import Heard, record


def record_answer(visit: Visit, heard: Heard, *, by: Any) -> Report:
    """See `recording.record`."""
    return record(visit, "answer", heard, by=by)
