"""What is done with an import in the background. Each job looks first whether it is still wanted, so it may run twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import structlog
from django.utils import timezone, translation

from cungcau.exchange.actions import check_import, complete_import, reject_import, report_import, restore_import
from cungcau.exchange.actions.complete_import import Drifted
from cungcau.exchange.models import Import
from cungcau.exchange.progress import Progress, Stopped
from cungcau.exchange.queries import is_next
from cungcau.exchange.remarks import NothingToDo
from cungcau.exchange.workflow import ImportState
from cungcau.jobs.queue import Job, enqueue, job
from cungcau.kit.policy import SYSTEM
from cungcau.trail.models import Entry

TURN = timedelta(seconds=2)  # after which a job asks again whether it is its turn


@contextmanager
def _working(thing: Import, why: str) -> Iterator[None]:
    """In the language of whoever brought it in; the entries of the records carry which import made them."""
    with (
        structlog.contextvars.bound_contextvars(request_id=f"{why} {thing.pid}"),
        translation.override(thing.language),
    ):
        try:
            yield
        except Stopped:
            Progress(thing.pid).close()


def _of(entry_id: int, state: str) -> Import | None:
    """The import that the entry is about, if it is in that state still."""
    entry = Entry.objects.get(pk=entry_id)
    return Import.objects.select_related("created_by").filter(pid=entry.subject_key, state=state).first()


@job
def check_file(entry_id: int) -> None:
    """Hears: a file came in, or is to be checked again."""
    if (thing := _of(entry_id, ImportState.CHECKING)) is None:
        return
    with _working(thing, "check"):
        try:
            report_import(thing, by=SYSTEM)
        except NothingToDo as nothing:
            reject_import(thing, nothing.remark, by=SYSTEM)


@job
def apply_file(entry_id: int) -> None:
    """Hears: an import is to be applied. Where a row has become another one meanwhile, the file is checked again instead."""
    thing = _of(entry_id, ImportState.APPLYING)
    if thing is None or _waits(thing, apply_file, entry_id):
        return
    with _working(thing, "import"):
        try:
            complete_import(thing, by=SYSTEM)
        except Drifted:
            thing.refresh_from_db()
            check_import(thing, by=SYSTEM)


@job
def undo_file(entry_id: int) -> None:
    """Hears: an import is to be undone."""
    thing = _of(entry_id, ImportState.UNDOING)
    if thing is None or _waits(thing, undo_file, entry_id):
        return
    with _working(thing, "undo"):
        restore_import(thing, by=SYSTEM)


def _waits(thing: Import, turn: Job, entry_id: int) -> bool:
    """Is another import of the same kind at work? Then this one asks again a moment later."""
    if is_next(thing):
        return False
    enqueue(turn.using(run_after=timezone.now() + TURN), entry_id)
    return True
