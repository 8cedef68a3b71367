"""The file once more, with the faults marked in the cells and in words beside each row: to be mended and brought in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cungcau.exchange.models import Import, Line, Outcome
from cungcau.exchange.presentation import wrong_of
from cungcau.exchange.telling import TO_MEND
from cungcau.exchange.walking import Walk
from cungcau.exchange.words import tongue
from cungcau.kit.tables import Row
from cungcau.kit.tables.workbook_writing import XlsxFile
from cungcau.kit.tables.writing import unguarded

WIDTH_OF_REMARKS, WIDTH = 60, 24


def write_marked(thing: Import, path: Path, *, every: bool = False) -> int:
    """Write the refused rows, or every one, as a workbook; how many. What is to be mended stands in the first column."""
    walk = Walk(thing, apply=False)
    labels = walk.file.grid.headings.labels
    columns = range(max(labels, default=-1) + 1)
    headings = [TO_MEND[tongue() == "en"], *(labels.get(at, "") for at in columns)]
    book = XlsxFile(path)
    sheet = book.sheet(thing.get_side_display(), headings, [WIDTH_OF_REMARKS, *[WIDTH] * len(columns)])
    count = 0
    for rows in walk.chunks():
        told = {line.row: line for line in thing.lines.filter(row__in=[row.number for row in rows])}
        for row, line in _wanted(rows, told, every):
            cells = [_cell(walk, row, at) for at in columns]
            marked = {1 + at for _code, _facts, at, _value in line.troubles if at is not None}
            sheet.add([_remark(thing, line), *cells], marked=marked | {0} if line.troubles else marked)
            count += 1
    book.close()
    return count


def _wanted(rows: list[Row], told: dict[int, Line], every: bool) -> Iterator[tuple[Row, Line]]:
    for row in rows:
        line = told.get(row.number)
        if line is not None and (every or line.outcome == Outcome.REFUSED):
            yield row, line


def _cell(walk: Walk, row: Row, at: int) -> Any:
    cell = row.cells.get(at)
    if walk.file.grid.kind == "csv" and isinstance(cell, str):
        return unguarded(cell)
    return cell


def _remark(thing: Import, line: Line) -> str:
    """All that is wrong with the row, a line for each fault."""
    lines = []
    for code, facts, at, _value in line.troubles:
        wrong = wrong_of(code, facts, _heading(thing, at))
        lines.append(" ".join(filter(None, [f"{wrong.column}:" if wrong.column else "", wrong.problem, wrong.mend])))
    return "\n".join(lines)


def _heading(thing: Import, at: Any) -> str:
    """What the file calls the column, without its letters: in this workbook they are others."""
    label = str(thing.headings.get(str(at), ""))
    return label.partition(" (")[2].removesuffix(")") or label
