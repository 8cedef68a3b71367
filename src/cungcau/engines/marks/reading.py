"""The table of counts: `form,count` for a syllable, `form form,count` for two neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from cungcau.engines.marks.model import Marks


@cache
def shipped() -> Marks:
    """The counts beside this file (read once in each process, some 0.1 s)."""
    return read(files("cungcau.engines.marks").joinpath("counts.csv").read_text("utf-8").splitlines())


def read(lines: Iterable[str]) -> Marks:
    """Lines that begin with # are remarks."""
    counts: dict[str, int] = {}
    neighbours: dict[tuple[str, str], int] = {}
    for line in lines:
        if line.startswith("#") or not line:
            continue
        forms, _comma, number = line.rpartition(",")
        left, space, right = forms.partition(" ")
        if space:
            neighbours[left, right] = int(number)
        else:
            counts[left] = int(number)
    return Marks(counts, neighbours)
