"""Short walks over real pages. Where somebody is on a walk stands in the address (`?tour=member-2`), so that Back goes back,
a bookmark holds, nothing runs in the browser, and leaving it is following any other link.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

TABLE = Path(__file__).with_name("tours.toml")
PARAMETER = "tour"
# Of somebody with several roles the first of these is shown the walk.
ROLES = {"steward": "steward", "moderator": "moderator", "broker": "broker", "adviser": "broker", "organiser": "officer",
         "director": "officer"}  # fmt: skip


@dataclass(frozen=True)
class Stop:
    """One page of a walk: title and a sentence in each language."""

    page: str
    said: Mapping[str, tuple[str, str]]
    query: str = ""

    @property
    def path(self) -> str:
        return reverse(self.page)


@dataclass(frozen=True)
class Step:
    """The stop at which a reader is, as the frame of the page draws it. `onward` and `back` are addresses, empty at the ends."""

    title: str
    text: str
    number: int
    total: int
    onward: str
    back: str


@cache
def tours() -> Mapping[str, tuple[Stop, ...]]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["tour"]
    return {row["name"]: tuple(_stop(stop) for stop in row["stop"]) for row in rows}


def _stop(row: dict[str, Any]) -> Stop:
    return Stop(row["page"], {language: (row[language][0], row[language][1]) for language in ("vi", "en")}, row.get("query", ""))


def tour_of(user: Any) -> str:
    """The walk for this reader."""
    if not user.is_authenticated:
        return "visitor"
    return next((tour for role, tour in ROLES.items() if role in user.roles), "member")


def address(name: str, number: int) -> str:
    """Where that stop is; the mark at the end lets a screen reader begin with it. Empty before the first and after the last."""
    stops = tours()[name]
    if not 1 <= number <= len(stops):
        return ""
    stop = stops[number - 1]
    return f"{stop.path}?{stop.query}{'&' if stop.query else ''}{PARAMETER}={name}-{number}#tour"


def step_at(path: str, asked: str) -> Step | None:
    """The stop that the address names, where it is this page's; else nothing is drawn."""
    name, _dash, count = asked.rpartition("-")
    number = int(count) if count.isascii() and count.isdecimal() and len(count) < 3 else 0
    if name not in tours() or not address(name, number):
        return None
    stop = tours()[name][number - 1]
    if stop.path != path:
        return None
    title, text = stop.said[get_language() or "vi"]
    return Step(title, text, number, len(tours()[name]), address(name, number + 1), address(name, number - 1))
