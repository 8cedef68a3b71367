"""What an import found and did: problems with the row and the mend, and what changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cungcau.vocabulary.editions import Difference


@dataclass(frozen=True)
class Problem:
    """Why a file is refused. `row` is the number a person sees; None means the whole file."""

    message: Any
    mend: Any
    row: int | None = None
    file: str = ""


@dataclass(frozen=True)
class Report:
    """`counts` are codes by level (1 is the broadest). With problems nothing was written."""

    problems: tuple[Problem, ...] = ()
    counts: Mapping[int, int] = field(default_factory=dict)
    difference: Difference = field(default_factory=Difference)
    version: str = ""
    applied: bool = False

    @property
    def is_refused(self) -> bool:
        return bool(self.problems)
