"""Jobs: declare, enqueue, claim, perform, retry, and take back what a dead worker left.

A failed job is tried again with growing pauses; its attempts are the workers that took it.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

log = structlog.get_logger("jobs")

ATTEMPTS = 8
LOST_AFTER = timedelta(hours=1)
WAKE = threading.Event()
PERIODS = {"minute": "%Y%m%d%H%M", "hour": "%Y%m%d%H", "day": "%Y%m%d"}
UNDONE = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
PERIODIC: dict[str, tuple[str, Any]] = {}

Job = Task[..., Any]


def job(function: Callable[..., Any]) -> Job:
    """Declare a module-level function as a job; call it later with `enqueue(function, …)`."""
    return task()(function)


def every(period: str) -> Callable[[Job], Job]:
    """Enqueue the job once in each minute, hour or day, whatever the number of workers."""
    if period not in PERIODS:
        raise ValueError(f"no such period: {period}")

    def register(wanted: Job) -> Job:
        PERIODIC[wanted.module_path] = (period, wanted)
        return wanted

    return register


def enqueue(wanted: Job, *args: Any) -> None:
    """Write the job's row in the caller's transaction and wake the local worker once it is committed."""
    wanted.enqueue(*args)
    transaction.on_commit(WAKE.set)


def waiting(wanted: Job) -> int:
    """How many calls of the job are not done yet."""
    return int(DBTaskResult.objects.filter(task_path=wanted.module_path, status__in=UNDONE).count())


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident() % 10000}"[:64]


def claim_next(worker: str) -> DBTaskResult | None:
    """Take one ready job by compare-and-swap; None when nothing is ready."""
    while (row := DBTaskResult.objects.ready().first()) is not None:
        taken = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY).update(
            status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=[*row.worker_ids, worker]
        )
        if taken:
            row.refresh_from_db()
            return row
    return None


def perform(row: DBTaskResult) -> bool:
    """Run a claimed job; True when it went well, else it waits for its next attempt (or has failed for good)."""
    try:
        with structlog.contextvars.bound_contextvars(request_id=f"job {row.pk}"[:40]):
            value = row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.set_successful(value)
    except Exception as error:
        attempts = len(row.worker_ids)
        log.warning("job_failed", job=row.task_path, attempt=attempts, error=repr(error), exc_info=attempts == 1)
        row.set_failed(error)
        if attempts < ATTEMPTS:
            pause = timedelta(seconds=min(30 * 4 ** (attempts - 1), 6 * 3600))
            DBTaskResult.objects.filter(pk=row.pk).update(
                status=TaskResultStatus.READY, run_after=timezone.now() + pause, finished_at=None
            )
        return False
    return True


def drain(worker: str = "", stop: Callable[[], bool] = lambda: False) -> int:
    """Perform all that is ready, or until `stop` says so between two jobs; the number of jobs performed."""
    done = 0
    name = worker or worker_name()
    while not stop() and (row := claim_next(name)) is not None:
        perform(row)
        done += 1
    return done


def take_back_lost() -> int:
    """Put jobs of dead workers back into the queue: a process of this host that is gone, or no news for an hour."""
    lost = [row.pk for row in DBTaskResult.objects.running() if _is_lost(row)]
    return DBTaskResult.objects.filter(pk__in=lost, status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.READY
    )


def _is_lost(row: DBTaskResult) -> bool:
    host, _, rest = (row.worker_ids[-1] if row.worker_ids else "").partition(":")
    if host == socket.gethostname():
        return not _is_alive(rest.partition(":")[0])
    return row.started_at is None or row.started_at < timezone.now() - LOST_AFTER


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
