"""A second PostgreSQL that follows the first one: what visitors look for may be read there.

Only who is not logged in is answered from it: nobody who has just published something misses it. It is asked only while it has
everything that the first one had two seconds ago; where it is further behind, or away, the first one answers. The background
work, every write and every page of somebody with an account use the first one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import structlog
from django.conf import settings
from django.db import DatabaseError, connections
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

REPLICA = "replica"
LATEST = 2.0  # seconds that it may be behind
PAUSE = 1.0  # seconds for which an answer holds
# How far the log of the one has been written, and that of the other is followed: bytes since the cluster was made.
WRITTEN = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"
FOLLOWED = "SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint WHERE pg_is_in_recovery()"

log = structlog.get_logger("replica")
View = Callable[..., HttpResponseBase]

_READING_APART: ContextVar[bool] = ContextVar("reading_apart", default=False)


class Router:
    """Reads go apart where a view has said so; everything else stays where it was."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return REPLICA if _READING_APART.get() else None

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return "default"

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return True

    def allow_migrate(self, name: str, app: str, **hints: Any) -> bool:
        return name == "default"


class _Known:
    fresh = False
    until = 0.0
    written, at = 0, 0.0  # the end of the first one's log, and when that was


_KNOWN = _Known()


def visitors_read_apart(view: View) -> View:
    """A page that visitors may get from the replica. It must not write; it is read anew from the first database if that fails."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **words: Any) -> HttpResponseBase:
        if not request.user.is_authenticated and is_fresh():
            try:
                with _apart():
                    return view(request, *args, **words)
            except DatabaseError as error:
                _KNOWN.fresh = False
                log.warning("replica_failed", error=type(error).__name__)
        return view(request, *args, **words)

    return answer


@contextmanager
def _apart() -> Iterator[None]:
    mark = _READING_APART.set(True)
    try:
        yield
    finally:
        _READING_APART.reset(mark)


def is_fresh() -> bool:
    """Is there a replica that knows what has happened? Asked at most once a pause."""
    if REPLICA not in settings.DATABASES:
        return False
    if time.monotonic() >= _KNOWN.until:
        _KNOWN.fresh = _is_near()
        _KNOWN.until = time.monotonic() + PAUSE
    return _KNOWN.fresh


def _is_near() -> bool:
    """It has all that is written, or all that was written a moment ago when this was asked last."""
    before, at = _KNOWN.written, _KNOWN.at
    try:
        written, followed = positions()
    except DatabaseError as error:
        log.warning("replica_away", error=type(error).__name__)
        return False
    _KNOWN.written, _KNOWN.at = written, time.monotonic()
    return followed is not None and (followed >= written or (followed >= before and _KNOWN.at - at <= LATEST))


def positions() -> tuple[int, int | None]:
    """How far the first database has written its log and how far the replica has followed it, in bytes; None where it follows
    nobody. Raises DatabaseError where one of them is not reached."""
    written = _asked("default", WRITTEN)
    if written is None:
        raise DatabaseError("the first database tells nothing of its log")
    return written, _asked(REPLICA, FOLLOWED)


def _asked(name: str, question: str) -> int | None:
    with connections[name].cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return int(row[0]) if row and row[0] is not None else None
