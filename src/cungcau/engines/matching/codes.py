"""Codes in trees: how near two codes of a scheme are.

A code's branches are its prefixes at the scheme's lengths: circular 24/2025 fields 2 > 207 > 20703 > 2070301,
VSIC C > 13 > 131 > 1311, IPC C > C02 > C02F > C02F1/72. Nearness is how far down the wanted code's own branch the
offered code goes along; sharing only the top of a tree says little.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

LENGTHS: dict[str, tuple[int, ...]] = {
    "field": (1, 3, 5, 7),
    "vsic": (2, 3, 4, 5),
    "ipc": (1, 3, 4),
    "sdg": (),
    "mode": (),
}
STEEPNESS = 1.5
TOP_ONLY = 0.7  # a wanted code that is itself the top of a tree matches broadly


@cache
def data_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a data file of this engine."""
    text = files("cungcau.engines.matching").joinpath(name).read_text("utf-8")
    return tuple(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def _sections() -> dict[str, str]:
    return {
        division: row["branch"]
        for row in data_rows("branches.csv")
        if row["scheme"] == "vsic"
        for division in row["under"].split()
    }


@lru_cache(maxsize=50_000)
def branches(scheme: str, code: str) -> tuple[str, ...]:
    """From the top of the tree down to the code itself."""
    code = code.strip().replace(" ", "").upper()
    path = [code[:length] for length in LENGTHS[scheme] if len(code) > length]
    if scheme == "vsic" and code[:2] in _sections():
        path.insert(0, _sections()[code[:2]])
    return (*path, code)


@lru_cache(maxsize=200_000)
def nearness(scheme: str, wanted: str, offered: str) -> float:
    """0 (apart) to 1 (the same, or inside the wanted branch)."""
    asked, given = branches(scheme, wanted), branches(scheme, offered)
    shared = shared_branches(scheme, wanted, offered)
    if not shared:
        return 0.0
    if shared == len(asked) == 1 and len(given) > 1:
        return TOP_ONLY
    return float((shared / len(asked)) ** STEEPNESS)


def shared_branches(scheme: str, wanted: str, offered: str) -> int:
    count = 0
    for left, right in zip(branches(scheme, wanted), branches(scheme, offered), strict=False):
        if left != right:
            break
        count += 1
    return count


class CodeTable:
    """Codes of many offers as rows of numbers, -1 where an offer has fewer."""

    def __init__(self, scheme: str, codes: Sequence[tuple[str, ...]]) -> None:
        self.scheme = scheme
        numbers: dict[str, int] = {}
        width = max([1, *map(len, codes)])
        self.rows: NDArray[np.int32] = np.full((len(codes), width), -1, np.int32)
        for row, own in enumerate(codes):
            for column, code in enumerate(own):
                self.rows[row, column] = numbers.setdefault(code, len(numbers))
        self.codes = tuple(numbers)

    def nearness(self, wanted: Sequence[str], rows: NDArray[np.int64] | None) -> NDArray[np.float64]:
        """Per offer the nearest of its codes to any wanted code; -1 where an offer has no code."""
        own = self.rows if rows is None else self.rows[rows]
        near = [max(nearness(self.scheme, code, other) for code in wanted) for other in self.codes]  # few distinct
        best: NDArray[np.float64] = np.array([*near, -1.0])[own].max(axis=1)
        return best
