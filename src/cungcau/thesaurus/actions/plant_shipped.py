"""Bring the shipped thesaurus into the database."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from cungcau.engines.thesaurus import Concept as Idea
from cungcau.engines.thesaurus import shipped
from cungcau.engines.thesaurus.reading import release
from cungcau.kit.policy import SYSTEM
from cungcau.thesaurus.content import DERIVED, PARTS, Differences, differences, mark_of, write_onto
from cungcau.thesaurus.models import Concept, Edition, edition
from cungcau.thesaurus.workflow import State
from cungcau.trail.change import change, record

ROWS = 500  # in one statement


def plant_shipped(*, by: Any = SYSTEM) -> int:
    """Write what the shipped tables say that the database does not say yet; the number of concepts written.

    May be run at every start: known tables are not even read. What a steward has edited stays as it is; what the tables
    no longer have is retired, unless it was edited.
    """
    here, name = edition(), release()
    if here.release == name:
        return 0
    with transaction.atomic():
        # Of two servers that start at once one is here first; the other finds nothing to do.
        if not Edition.objects.exclude(release=name).update(release=name, mark=uuid.uuid4()):
            return 0
        with change(here, "plant", by=by, release=name) as facts:
            facts.update(_plant(list(shipped().values())))
    return sum(facts[what] for what in ("added", "renewed", "retired"))


def _plant(tables: Sequence[Idea]) -> dict[str, int]:
    known = {row.key: row for row in Concept.objects.all()}
    new = [_new(idea) for idea in tables if idea.key not in known]
    Concept.objects.bulk_create(new, batch_size=ROWS)
    renewed = _renew([(known[idea.key], idea) for idea in tables if idea.key in known])
    gone = [known[key] for key in known.keys() - {idea.key for idea in tables}]
    return {"added": len(new), "renewed": renewed, "retired": _retire([row for row in gone if _is_untouched(row)])}


def _new(idea: Idea) -> Concept:
    row = Concept(key=idea.key, source=Concept.SHIPPED, shipped_mark=mark_of(idea))
    write_onto(row, idea)
    return row


def _is_untouched(row: Concept) -> bool:
    return row.shipped_mark != "" and not row.is_edited


def _renew(pairs: Sequence[tuple[Concept, Idea]]) -> int:
    """Write the newer wording of what nobody here has edited. Each gets its line of history."""
    changes: list[tuple[Concept, Differences]] = []
    for row, idea in pairs:
        mark = mark_of(idea)
        if row.shipped_mark == mark or not _is_untouched(row):
            continue
        changes.append((row, differences(row.idea, idea)))
        write_onto(row, idea)
        row.shipped_mark, row.version, row.updated_at = mark, row.version + 1, timezone.now()
    written = [row for row, _found in changes]
    Concept.objects.bulk_update(written, [*PARTS, *DERIVED, "shipped_mark", "version", "updated_at"], batch_size=ROWS)
    for row, found in changes:
        record(row, "renew", by=SYSTEM, changed=found)
    return len(changes)


def _retire(rows: Sequence[Concept]) -> int:
    """No later release has a say about them any more: who restores one, has one of the point's own."""
    count = 0
    for row in rows:
        row.shipped_mark, row.source = "", Concept.POINT
        if row.state == State.CURRENT:
            row.state, row.version = State.RETIRED, row.version + 1
            record(row, "withdraw", by=SYSTEM)
            count += 1
    Concept.objects.bulk_update(rows, ["shipped_mark", "source", "state", "version"], batch_size=ROWS)
    return count
