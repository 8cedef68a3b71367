"""What a person should know about a file they gave: row, column, what, and whether it was used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Remark:
    """`row` is what the person sees in their program, None for the whole file; `used`: the row took part."""

    file: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    column: str = ""
    used: bool = True


def name_of(path: Path) -> str:
    """What a person calls a file; "." and "/" have no name of their own."""
    return path.name or str(path)


class NothingToDo(Exception):
    """The run cannot go on; `remark` says why. Exit code 2."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.code)
        self.remark = remark
