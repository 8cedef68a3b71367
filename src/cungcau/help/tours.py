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

from cungcau.registry.models import Expert
from cungcau.registry.who import current_memberships
from cungcau.registry.workflow import ExpertState

TABLE = Path(__file__).with_name("tours.toml")
PARAMETER = "tour"
# Of somebody with several roles the first of these is shown the walk. The others are members, or experts without an organisation.
ROLES = {"steward": "steward", "moderator": "moderator", "broker": "broker", "adviser": "adviser", "organiser": "officer",
         "director": "officer"}  # fmt: skip


@dataclass(frozen=True)
class Stop:
    """One page of a walk: title and a sentence in each language; `own`: it is the page of her own entry among the experts."""

    page: str
    said: Mapping[str, tuple[str, str]]
    query: str = ""
    own: bool = False

    def path(self, user: Any) -> str:
        """Where it is for this reader; empty where it is the page of an entry that she has not."""
        if not self.own:
            return reverse(self.page)
        entry = entry_of(user)
        return reverse(self.page, args=[entry.pid]) if entry else ""


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
    said = {language: (row[language][0], row[language][1]) for language in ("vi", "en")}
    return Stop(row["page"], said, row.get("query", ""), row.get("own", False))


def tour_of(user: Any) -> str:
    """The walk for this reader."""
    if not user.is_authenticated:
        return "visitor"
    usual = "expert" if entry_of(user) and not current_memberships(user).exists() else "member"
    return next((tour for role, tour in ROLES.items() if role in user.roles), usual)


def entry_of(user: Any) -> Expert | None:
    """What the registry says of this reader as an expert. One that was merged into another leads on, and is no place to stop."""
    if not user.is_authenticated:
        return None
    return Expert.objects.filter(user_id=user.pk).exclude(state=ExpertState.MERGED).first()


def address(name: str, number: int, user: Any) -> str:
    """Where that stop is; the mark at the end lets a screen reader begin with it. Empty before the first and after the last."""
    stops = tours()[name]
    if not 1 <= number <= len(stops):
        return ""
    stop = stops[number - 1]
    path = stop.path(user)
    return f"{path}?{stop.query}{'&' if stop.query else ''}{PARAMETER}={name}-{number}#tour" if path else ""


def step_at(path: str, asked: str, user: Any) -> Step | None:
    """The stop that the address names, where it is this page's; else nothing is drawn."""
    name, _dash, count = asked.rpartition("-")
    number = int(count) if count.isascii() and count.isdecimal() and len(count) < 3 else 0
    if name not in tours() or not address(name, number, user):
        return None
    stop = tours()[name][number - 1]
    if stop.path(user) != path:
        return None
    title, text = stop.said[get_language() or "vi"]
    return Step(title, text, number, len(tours()[name]), address(name, number + 1, user), address(name, number - 1, user))
