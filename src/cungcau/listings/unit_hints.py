"""Which units go with a parameter, and what may be meant by one that nobody knows."""

from __future__ import annotations

import csv
import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from cungcau.engines.common import units
from cungcau.engines.common.text import fold

LIKE = 3
LONGEST = 120  # letters of a parameter or unit that are looked at


class Hint(NamedTuple):
    """A word that parameters hold, and the units in which people give such a parameter."""

    word: str
    units: tuple[str, ...]


@cache
def hints() -> tuple[Hint, ...]:
    """The shipped list, longer words first."""
    lines = files("cungcau.listings").joinpath("unit_hints.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    found = [Hint(word, tuple(row["units"].split("|"))) for row in rows for word in row["words"].split("|")]
    return tuple(sorted(found, key=lambda hint: len(hint.word), reverse=True))


@cache
def every_unit() -> tuple[str, ...]:
    """All units of the list, each once."""
    return tuple(dict.fromkeys(unit for hint in hints() for unit in hint.units))


def units_for(parameter: str) -> tuple[str, ...]:
    """The units that go with a parameter, the usual one first; none where its words say nothing."""
    words = fold(parameter[:LONGEST])
    return next((hint.units for hint in hints() if re.search(rf"\b{re.escape(hint.word)}\b", words)), ())


def is_known(unit: str) -> bool:
    """Can it be compared with others? No unit at all is one too."""
    return units.canonical(unit[:LONGEST]).known


def goes_with(unit: str, parameter: str) -> bool:
    """Does the unit measure what the parameter's usual units measure? True where nothing is known of either."""
    usual = units_for(parameter)
    if not usual or not unit or not is_known(unit):
        return True
    return units.canonical(unit[:LONGEST]).dimension in {units.canonical(one).dimension for one in usual}


def like(unit: str, parameter: str = "") -> list[str]:
    """Known units that are written almost so, those of the parameter first."""
    folded = {fold(one): one for one in (*every_unit(), *units_for(parameter))}
    close = [folded[one] for one in get_close_matches(fold(unit[:LONGEST]), folded, n=LIKE, cutoff=0.5)]
    usual = units_for(parameter)
    return sorted(close, key=lambda one: one not in usual)
