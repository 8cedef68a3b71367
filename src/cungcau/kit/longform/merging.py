"""Two people at one record: what each of them says, part by part, put together with what both began from.

A part is one field of the form, or one table of rows. Values are compared as plain JSON (`flat`), so that what came out of
the database, out of the form, and out of the hidden field that kept the beginning can be laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet

from cungcau.engines.common.text import fold

MINE, THEIRS, BOTH = "mine", "theirs", "both"
Flat = dict[str, Any]
Keys = Mapping[str, Sequence[str]]  # of each table of rows: by what a row is the same row, though its value has changed


@dataclass(frozen=True)
class Joint:
    """How two texts of a field are put one after the other, and how long they may be together (of choices: how many)."""

    between: str
    longest: int


@dataclass(frozen=True)
class Part:
    """Something on which two people differ. `base` is None where nobody knows what it was.

    `settled` says whose wins without asking, "" where both have changed it. `both` is the value that keeps the two, None
    where they cannot stand together.
    """

    name: str
    base: Any
    mine: Any
    theirs: Any
    settled: str
    both: Any

    def chosen(self, choice: str) -> Any:
        return {MINE: self.mine, THEIRS: self.theirs, BOTH: self.both}[choice]


def flat(value: Any) -> Any:
    """A JSON value by which the same content is the same; nothing is ""."""
    if value is None or value is False:
        return "" if value is None else False
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, QuerySet | list | tuple):
        return sorted((flat(one) for one in value), key=str)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def flat_fields(fields: Mapping[str, Any]) -> Flat:
    """The fields of a form by name."""
    return {name: flat(value) for name, value in fields.items()}


def flat_rows(columns: Iterable[str], rows: Sequence[Mapping[str, Any]]) -> list[Flat]:
    """The rows of a table without their empty cells, in their order."""
    filled = ({key: flat(row.get(key)) for key in columns} for row in rows)
    return [{key: value for key, value in row.items() if value not in ("", False)} for row in filled]


def differences(base: Flat | None, mine: Flat, theirs: Flat, joints: Mapping[str, Joint], keys: Keys) -> list[Part]:
    """The parts in which two people differ, in the order of the form; `joints` names the parts that are free text or a few
    choices, `keys` those that are tables of rows."""
    return [
        _part(name, base.get(name, _empty(value)) if base is not None else None, value, other, joints.get(name), keys.get(name))
        for name, value in mine.items()
        if value != (other := theirs.get(name, _empty(value)))
    ]


def _empty(like: Any) -> Any:
    return [] if isinstance(like, list) else ""


def _part(name: str, base: Any, mine: Any, theirs: Any, joint: Joint | None, key: Sequence[str] | None) -> Part:
    if base == theirs:
        return Part(name, base, mine, theirs, MINE, None)
    if base == mine:
        return Part(name, base, mine, theirs, THEIRS, None)
    if key is not None:
        both, torn = _rows_together(key, base, mine, theirs)
        return Part(name, base, mine, theirs, "" if torn else BOTH, both)
    if isinstance(mine, list) and isinstance(theirs, list):
        known = base if isinstance(base, list) else []
        gone = [one for one in known if one not in mine or one not in theirs]
        together = sorted({*mine, *theirs} - set(gone), key=str)
        if joint and len(together) > joint.longest:
            return Part(name, base, mine, theirs, "", None)  # more than the field takes
        return Part(name, base, mine, theirs, "" if base is None else BOTH, together)
    return Part(name, base, mine, theirs, "", _texts_together(mine, theirs, joint))


def _texts_together(mine: Any, theirs: Any, joint: Joint | None) -> str | None:
    """One text after the other, where that is no longer than the field takes."""
    if joint is None or not mine or not theirs or not isinstance(mine, str) or not isinstance(theirs, str):
        return None
    text = f"{mine}{joint.between}{theirs}"
    return text if len(text) <= joint.longest else None


def _rows_together(key: Sequence[str], base: list[Flat] | None, mine: list[Flat], theirs: list[Flat]) -> tuple[list[Flat], bool]:
    """All that either has, row by row; and whether somewhere both changed the same row, which then stands there twice."""
    sides = [_by_key(key, rows) for rows in (base or [], mine, theirs)]
    if base is None or any(side is None for side in sides):
        return [*mine, *(row for row in theirs if row not in mine)], True
    was, own, other = (side or {} for side in sides)
    together: list[Flat] = []
    torn = False
    for about in dict.fromkeys((*own, *other)):
        one, two = own.get(about), other.get(about)
        if one == two or two == was.get(about):
            kept = [one]
        elif one == was.get(about):
            kept = [two]
        else:
            kept, torn = [one, two], True
        together += [row for row in kept if row is not None]
    return together, torn


def _by_key(key: Sequence[str], rows: list[Flat]) -> dict[str, Flat] | None:
    """The rows by what they are about; None where two are about the same."""
    found = {"|".join(fold(str(row.get(part, ""))) for part in key): row for row in rows}
    return found if len(found) == len(rows) else None
