"""Apply the rows of an import: all of them, or nothing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.exchange.models import Import, Line, Outcome
from cungcau.exchange.progress import Progress
from cungcau.exchange.walking import Walk, note_written
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.listings.references import reserved
from cungcau.registry.who import memberships_remembered
from cungcau.trail.change import change, move

WRITTEN = ("record", "record_pid", "made", "written")


class Drifted(Exception):
    """A row would now do something else than the person has read; nothing was applied."""


@memberships_remembered()
def complete_import(thing: Import, *, by: Any) -> Import:
    """Do what the report told, in one transaction; refused rows stay out.

    Every row is decided anew before it is written. Killed in the middle nothing was done, and the job begins again.
    Raises Drifted, Stopped.
    """
    progress = Progress(thing.pid, thing.total)
    walk = Walk(thing, apply=True)
    if thing.side in ("need", "offer"):
        walk.records.references = iter(reserved(thing.side, timezone.localdate(), thing.new))
    with change(thing, "complete", by=by, new=thing.new, changed=thing.changed):
        for done, rows in enumerate(walk.chunks()):
            progress.reach(done * len(rows))
            told = {line.row: line for line in thing.lines.filter(row__in=[row.number for row in rows])}
            _apply(walk, [row for row in rows if row.number in told and told[row.number].outcome != Outcome.REFUSED], told)
        move(thing, IMPORT_FLOW, "complete", applied_at=timezone.now())
    progress.close()
    return thing


def _apply(walk: Walk, rows: list[Any], told: dict[int, Line]) -> None:
    written = []
    for decision in walk.decisions(rows):
        line = told[decision.row]
        if walk.line(decision).told != line.told:
            raise Drifted(decision.row)
        if decision.outcome in (Outcome.NEW, Outcome.CHANGED):
            note_written(line, decision)
            written.append(line)
    # All of each line is in hand, so one INSERT … ON CONFLICT does what bulk_update needs long CASE expressions for.
    Line.objects.bulk_create(written, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN)
