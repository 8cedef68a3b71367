"""Going through the rows of an import, a few at a time, so that a hundred thousand need no more memory than a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings

from cungcau.exchange.deciding import Deciding, Decision
from cungcau.exchange.kinds import records_of
from cungcau.exchange.models import Import, Line
from cungcau.exchange.opening import RecordFile
from cungcau.exchange.records.frozen import frozen
from cungcau.exchange.remarks import Remark
from cungcau.kit.tables import Limits
from cungcau.kit.tables.model import MEGABYTE
from cungcau.listings.columns.headings import cell_text

CHUNK = 200
SHOWN = 160  # letters of a faulty cell that are kept
UNPACKED_MB = 400  # what a workbook may inflate to


class Walk:
    """The file of an import, opened: the one that was kept, or one that lies elsewhere, with limits of its own.

    Raises NothingToDo where nothing can be read, FileNotFoundError where it is gone.
    """

    def __init__(self, thing: Import, *, apply: bool, path: Path | None = None, limits: Limits | None = None) -> None:
        self.thing = thing
        self.records = records_of(thing.side, thing.hand)
        limits = limits or Limits(text=settings.UPLOAD_LIMIT_MB * MEGABYTE, unpacked=UNPACKED_MB * MEGABYTE)
        self.file = RecordFile(path or thing.path, self.records, limits)
        self._deciding = Deciding(self.records, self.file.grid, self.file.present, apply=apply)

    def chunks(self) -> Iterator[list[Any]]:
        while several := list(islice(self.file.rows, CHUNK)):
            yield several

    def decisions(self, rows: list[Any]) -> Iterator[Decision]:
        return self._deciding.several(rows)

    def headings(self) -> dict[str, str]:
        """Position -> what the file calls the column."""
        return {str(at): self.file.grid.column_label(at) for at in self.file.grid.headings.columns}

    def remarks(self) -> list[list[Any]]:
        return [remark_kept(remark) for remark in self.file.remarks()]

    def line(self, decision: Decision) -> Line:
        """The decision as it is kept; not saved."""
        grid = self.file.grid
        troubles: list[list[Any]] = []
        for code, facts in decision.troubles:
            name = str(facts.get("column", ""))
            position = facts.get("position") if (found := grid.position_of(name)) is None else found
            cell = cell_text(decision.cells.get(position)) if position is not None else ""
            troubles.append([code, frozen(facts), position, cell[:SHOWN]])
        return Line(
            of=self.thing, row=decision.row, outcome=decision.outcome, key=decision.key[:200], label=decision.label[:300],
            differences=[[column.name, frozen(old), frozen(new)] for column, old, new in decision.differences],
            troubles=troubles, record=getattr(decision.record, "pk", None), record_pid=getattr(decision.record, "pid", ""),
        )  # fmt: skip


def note_written(line: Line, decision: Decision) -> None:
    """What the decision, carried out, has made of the record: by this an undo finds it again."""
    line.record, line.record_pid = decision.record.pk, decision.record.pid
    line.made = [contact.pk for contact in decision.made]
    line.written = decision.record.version


def remark_kept(remark: Remark) -> list[Any]:
    return [remark.code, frozen(dict(remark.facts)), remark.column]
