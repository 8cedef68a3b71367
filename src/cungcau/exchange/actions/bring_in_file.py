"""Bring in a file that lies on this machine, in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import structlog
from django.utils import timezone

from cungcau.exchange.deciding import Decision
from cungcau.exchange.models import Line, Outcome
from cungcau.exchange.walking import Walk, note_written
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.registry.who import memberships_remembered
from cungcau.trail.change import change, move


class NothingNew(Exception):
    """No row would change anything, so there is nothing to remember and nothing to undo."""


@memberships_remembered()
def bring_in_file(walk: Walk, tell: Callable[[Decision], None], *, by: Any) -> bool:
    """Apply every row that can come in, telling each, in one transaction; kept as an import like any other, so that it can be
    undone. `walk` was opened to apply, of an import that is not saved yet. False where no row changes anything.

    Killed in the middle nothing was done. Raises PermissionDenied.
    """
    thing = walk.thing
    try:
        with (
            structlog.contextvars.bound_contextvars(request_id=f"import {thing.pid}"),
            change(thing, "bring_in", by=by, name=thing.name, side=thing.side) as facts,
        ):
            thing.save()
            outcomes: Counter[str] = Counter()
            for rows in walk.chunks():
                lines = []
                for decision in walk.decisions(rows):
                    tell(decision)
                    lines.append(_line(walk, decision))
                outcomes.update(line.outcome for line in lines)
                Line.objects.bulk_create(lines)
            if not outcomes[Outcome.NEW] + outcomes[Outcome.CHANGED]:
                raise NothingNew
            counts = {outcome: outcomes[outcome] for outcome in Outcome.values}
            facts.update(counts)
            found = {"headings": walk.headings(), "remarks": walk.remarks()}
            move(thing, IMPORT_FLOW, "bring_in", applied_at=timezone.now(), **found, **counts)
    except NothingNew:
        return False
    return True


def _line(walk: Walk, decision: Decision) -> Line:
    line = walk.line(decision)
    if decision.outcome in (Outcome.NEW, Outcome.CHANGED):
        note_written(line, decision)
    return line
