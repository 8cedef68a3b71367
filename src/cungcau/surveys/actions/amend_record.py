"""More is said of a firm that was heard already."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Report, Visit
from cungcau.surveys.recording import Heard, record


def amend_record(visit: Visit, heard: Heard, *, by: Any) -> Report:
    """See `recording.record`."""
    return record(visit, "amend", heard, by=by)
