"""Who has looked at what is not for everybody: written down beside the page, never in its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from cungcau.kit.ids import urn
from cungcau.trail.models import Look

ONCE_IN = timedelta(minutes=10)
PATIENCE_MS = 2000
SOME = 500
log = structlog.get_logger("looks")


def note_looks(by: Any, opened: Mapping[str, Sequence[str]], *, page: str = "") -> int:
    """Write down that somebody opened these parts of these things (by their URN); how many lines it became.

    The same look within some minutes is one. It never raises: a page is shown even where the line cannot be written,
    and then the log has it.
    """
    who = urn(by) if isinstance(by, Model) else ""
    request = structlog.contextvars.get_contextvars().get("request_id", "")
    lines = [
        Look(who=who, who_name=_name(by), subject=subject, parts=sorted(parts), page=page[:200], request_id=request)
        for subject, parts in opened.items() if parts
    ]  # fmt: skip
    try:
        return sum(_written(lines[start : start + SOME]) for start in range(0, len(lines), SOME))
    except DatabaseError as error:
        log.error("look_not_written", who=who, subjects=list(opened)[:20], error=type(error).__name__)
        return 0


def _name(by: Any) -> str:
    return str(getattr(by, "name", "") or by)[:200]


def _written(lines: Sequence[Look]) -> int:
    recent = Look.objects.filter(
        who=lines[0].who, subject__in=[line.subject for line in lines], at__gt=timezone.now() - ONCE_IN
    )
    known = {(subject, tuple(parts)) for subject, parts in recent.values_list("subject", "parts")}
    fresh = [line for line in lines if (line.subject, tuple(line.parts)) not in known]
    if fresh:
        with _impatient(), transaction.atomic():
            Look.objects.bulk_create(fresh)
    return len(fresh)


@contextmanager
def _impatient() -> Iterator[None]:
    """On SQLite one writer goes at a time: who only reads a page does not wait long behind another."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")


def looks_at(thing: Model) -> QuerySet[Look]:
    """Who has looked at what is not for everybody in this thing, the newest first."""
    return Look.objects.filter(subject=urn(thing))
