"""The file is made after the press, told when it is ready, and deleted after its time."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from cungcau.access.queries import active_stewards
from cungcau.jobs.queue import enqueue, every, job
from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import tell
from cungcau.persons.actions import carry_out_erasure, drop_export, make_export
from cungcau.persons.keeping import kept_for, rules
from cungcau.persons.links import export_path
from cungcau.persons.models import Erasure, Export
from cungcau.persons.workflow import ErasureState, ExportState
from cungcau.trail.models import Entry


@job
def make(entry_id: int) -> None:
    """Hears: somebody asked for a person's data."""
    export = _export_of(entry_id)
    if export is not None and export.state == ExportState.WAITING:
        make_export(export, by=SYSTEM)


@job
def tell_asker(entry_id: int) -> None:
    """Hears: the file is ready."""
    export = _export_of(entry_id)
    if export is not None and export.state == ExportState.READY:
        day = f"{timezone.localdate(export.until):%d/%m/%Y}" if export.until else ""
        tell(export.by, "persons_export", url=export_path(export), once=f"entry:{entry_id}", day=day)


@job
def carry_out(entry_id: int) -> None:
    """Hears: the steward lets somebody be forgotten."""
    erasure = _erasure_of(entry_id)
    if erasure is not None and erasure.state == ErasureState.APPROVED:
        carry_out_erasure(erasure, by=SYSTEM)


@job
def tell_stewards(entry_id: int) -> None:
    """Hears: somebody asks to be forgotten. The notice names nobody: it would have to be forgotten too."""
    erasure = _erasure_of(entry_id)
    if erasure is not None and erasure.state == ErasureState.ASKED:
        for one in active_stewards():
            tell(one, "persons_erasure", about=erasure, once=f"entry:{entry_id}", day=f"{erasure.due_on:%d/%m/%Y}")


@job
def tell_refused(entry_id: int) -> None:
    """Hears: it was refused; she who asked is told why."""
    erasure = _erasure_of(entry_id)
    if erasure is not None and erasure.state == ErasureState.REFUSED:
        tell(erasure.by, "persons_refused", about=erasure, once=f"entry:{entry_id}", reason=erasure.reason)


@every("day")
@job
def keep_rules() -> None:
    """Each night each line of the table by itself: one that fails is tried again, and holds up no other."""
    for key in rules():
        enqueue(keep_rule, key)


@job
def keep_rule(key: str) -> None:
    rules()[key].forget_due()


def exports_due(limit: datetime) -> QuerySet[Export]:
    """What nobody has fetched in its time."""
    return Export.objects.filter(state=ExportState.READY, until__lt=limit + kept_for("exports"))


def drop_exports(rows: QuerySet[Export]) -> None:
    for export in rows:
        drop_export(export, by=SYSTEM)


@every("day")
@job
def sweep_left_files() -> None:
    """Files of which a process died between the state and the file."""
    kept = set(Export.objects.filter(state__in=[ExportState.WAITING, ExportState.READY]).values_list("pid", flat=True))
    for path in Export(pid="").path.parent.glob("*.zip"):
        if path.stem not in kept:
            path.unlink(missing_ok=True)


def _export_of(entry_id: int) -> Export | None:
    pid = Entry.objects.get(pk=entry_id).subject_key
    return Export.objects.select_related("by").filter(pid=pid).first()


def _erasure_of(entry_id: int) -> Erasure | None:
    pid = Entry.objects.get(pk=entry_id).subject_key
    return Erasure.objects.select_related("by").filter(pid=pid).first()
