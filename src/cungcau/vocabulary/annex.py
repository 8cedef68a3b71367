"""The official annex of science and technology fields, as a spreadsheet or csv, read into codes and names.

The circular's table has been published in several shapes (one code column, or one a level), so columns are
told by what stands in them: codes of 1, 3, 5 or 7 digits that begin with 1–6, Vietnamese names, English names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from cungcau.kit.tables import Row, TableRefused, open_table
from cungcau.vocabulary.refusals import unreadable
from cungcau.vocabulary.reports import Problem

CODE = re.compile(r"[1-6](?:\d\d){0,3}")
LENGTHS = (1, 3, 5, 7)  # digits of levels 1 to 4
MOST_ROWS = 20_000
_MARKED = re.compile(r"[À-ÖØ-öø-ỹ]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Field:
    """One line of the annex."""

    row: int
    code: str
    name_vi: str
    name_en: str = ""

    @property
    def level(self) -> int:
        return LENGTHS.index(len(self.code)) + 1

    @property
    def parent(self) -> str:
        return self.code[: LENGTHS[self.level - 2]] if self.level > 1 else ""


def read_annex(path: Path) -> tuple[list[Field], list[Problem]]:
    """The lines of the annex and what is wrong with them."""
    try:
        rows = _rows(path)
    except TableRefused as refusal:
        return [], [unreadable(refusal)]
    if len(rows) > MOST_ROWS:
        return [], [Problem(_("The file has too many rows for this list."), _("Give the annex alone."))]
    code_columns = _code_columns(rows)
    if not code_columns:
        return [], [
            Problem(
                _("No column holds codes of 1, 3, 5 or 7 digits."),
                _("Give the annex of the circular with its code column; keep codes as digits without dots."),
            )
        ]
    return _fields(rows, code_columns)


def problems_of(fields: Sequence[Field], expected: dict[int, int]) -> list[Problem]:
    """Codes given twice, codes without a parent, levels that do not have the official number of codes."""
    found: list[Problem] = []
    first: dict[str, int] = {}
    for line in fields:
        if line.code in first:
            found.append(_twice(line, first[line.code]))
        first.setdefault(line.code, line.row)
    found += [_orphan(line) for line in fields if line.parent and line.parent not in first]
    counts = Counter(LENGTHS.index(len(code)) + 1 for code in first)
    found += [
        Problem(
            _("Codes of level %(level)s: %(found)s instead of %(expected)s.")
            % {"level": level, "found": counts[level], "expected": number},
            _("Give the whole annex; compare the last rows of the file with the printed circular."),
        )
        for level, number in expected.items()
        if counts[level] != number
    ]
    return found


def _rows(path: Path) -> list[Row]:
    table = open_table(path, fits=lambda first: bool(_code_columns(first, least=1)))
    rows = []
    for row in table.rows:
        rows.append(row)
        if len(rows) > MOST_ROWS:
            break
    return rows


def _text(cell: Any) -> str:
    """A cell as text; a whole number without its ".0"."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def _code_columns(rows: Iterable[Row], least: int = 3) -> list[int]:
    """Columns where nearly every number is a code and most of the filled cells are numbers."""
    filled: Counter[int] = Counter()
    numbers: Counter[int] = Counter()
    codes: Counter[int] = Counter()
    for row in rows:
        for position, cell in row.cells.items():
            text = _text(cell)
            filled[position] += bool(text)
            numbers[position] += text.isdigit()
            codes[position] += bool(CODE.fullmatch(text))
    return [
        position
        for position in sorted(filled)
        if codes[position] >= least and codes[position] >= 0.9 * numbers[position] and numbers[position] >= 0.5 * filled[position]
    ]


def _fields(rows: list[Row], code_columns: list[int]) -> tuple[list[Field], list[Problem]]:
    vietnamese, english = _name_columns(rows, code_columns)
    fields: list[Field] = []
    problems: list[Problem] = []
    for row in rows:
        texts = [_text(row.cells.get(position)) for position in code_columns]
        codes = [text for text in texts if CODE.fullmatch(text)]
        broken = [text for text in texts if text[:1].isdigit() and not CODE.fullmatch(text)]
        if not codes:
            problems += [_no_code(row.number, text) for text in broken]
            continue
        code = max(codes, key=len)
        name = _first(row, vietnamese) or _first(row, english)
        if not name:
            problems.append(_no_name(row.number, code))
            continue
        fields.append(Field(row.number, code, name, _first(row, english) if _first(row, vietnamese) else ""))
    return fields, problems


def _name_columns(rows: list[Row], code_columns: list[int]) -> tuple[list[int], list[int]]:
    """Columns of Vietnamese names and of English names, the fullest first."""
    words: Counter[int] = Counter()
    marked: Counter[int] = Counter()
    for row in rows:
        for position, cell in row.cells.items():
            if position in code_columns or not isinstance(cell, str) or not _LETTERS.search(cell):
                continue
            words[position] += 1
            marked[position] += bool(_MARKED.search(cell))
    order = sorted(words, key=lambda position: (-words[position], position))
    vietnamese = [position for position in order if marked[position] >= 0.4 * words[position]]
    return vietnamese, [position for position in order if position not in vietnamese]


def _first(row: Row, positions: list[int]) -> str:
    texts = (" ".join(_text(row.cells.get(position)).split()) for position in positions)
    return next((text for text in texts if _LETTERS.search(text)), "")


def _twice(line: Field, first: int) -> Problem:
    return Problem(
        _("The code %(code)s stands in row %(first)s already.") % {"code": line.code, "first": first},
        _("Keep one of the two rows."),
        row=line.row,
    )


def _orphan(line: Field) -> Problem:
    return Problem(
        _("The code %(code)s has no parent %(parent)s in the file.") % {"code": line.code, "parent": line.parent},
        _("Add the row of the parent or correct the code."),
        row=line.row,
    )


def _no_code(row: int, text: str) -> Problem:
    return Problem(
        _("“%(text)s” is not a code of this list.") % {"text": text[:40]},
        _("A code has 1, 3, 5 or 7 digits and begins with 1–6."),
        row=row,
    )


def _no_name(row: int, code: str) -> Problem:
    return Problem(_("The code %(code)s has no name.") % {"code": code}, _("Write its name into the row."), row=row)
