"""Put everything about a person into a file."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.files.storage import write
from cungcau.persons.collecting import everything_of
from cungcau.persons.finding import person_named
from cungcau.persons.keeping import kept_for
from cungcau.persons.models import Export
from cungcau.persons.packing import packed
from cungcau.persons.workflow import EXPORT_FLOW
from cungcau.trail.change import change, move


def make_export(export: Export, *, by: Any) -> Export:
    """The file is there before the state says so; killed in between, the next attempt writes it again. In the asker's name the
    entry of the trail counts the rows of each table."""
    person = person_named(export.subject)
    rows = everything_of(person) if person else {}
    export.path.unlink(missing_ok=True)
    write(export.path, packed(person, rows, export.language))
    with change(export, "make", by=by, rows={label: len(lines) for label, lines in rows.items()}):
        move(export, EXPORT_FLOW, "make", until=timezone.now() + kept_for("exports"))
    return export
