"""The dry run: what each row of the file would do is written down, and nothing else is changed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction

from cungcau.exchange.models import Import, Line, Outcome
from cungcau.exchange.progress import Progress
from cungcau.exchange.walking import Walk
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.registry.who import memberships_remembered
from cungcau.trail.change import change, move


@memberships_remembered()
def report_import(thing: Import, *, by: Any) -> Import:
    """Decide every row. A row that was told before, and is decided otherwise now, is marked.

    Killed in the middle it is simply done again. Raises NothingToDo where nothing can be read; Stopped.
    """
    progress = Progress(thing.pid, thing.total)
    walk = Walk(thing, apply=False)
    outcomes: Counter[str] = Counter()
    last = differing = 0
    for rows in walk.chunks():
        progress.reach(sum(outcomes.values()))
        lines = [walk.line(decision) for decision in walk.decisions(rows)]
        with transaction.atomic():
            differing += _write(thing, lines)
        outcomes.update(line.outcome for line in lines)
        last = rows[-1].number
    thing.lines.filter(row__gt=last).delete()
    counts = {outcome: outcomes[outcome] for outcome in Outcome.values}
    with change(thing, "report", by=by, **counts):
        found = {"headings": walk.headings(), "remarks": walk.remarks(), "fault": None, "differing": differing}
        move(thing, IMPORT_FLOW, "report", **found, **counts)
    progress.close()
    return thing


def _write(thing: Import, lines: list[Line]) -> int:
    """Put the lines in the place of the earlier ones; how many say something else."""
    rows = [line.row for line in lines]
    earlier = {line.row: line for line in thing.lines.filter(row__in=rows)}
    for line in lines:
        if (before := earlier.get(line.row)) is not None:
            line.differs = before.differs or before.told != line.told
    thing.lines.filter(row__in=rows).delete()
    Line.objects.bulk_create(lines)
    return sum(line.differs for line in lines)
