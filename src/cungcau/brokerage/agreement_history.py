"""The history of an agreement as it is shown: ticks of the checklist in a row are one line; the trail keeps each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

TICK = "tick_clause"
TOGETHER = timedelta(minutes=10)


class Told(NamedTuple):
    """A line: an entry of the trail, the newest of those that stand together, and the clauses that they looked at."""

    entry: Any
    clauses: tuple[str, ...]

    @property
    def at(self) -> datetime:
        moment: datetime = self.entry.at
        return moment


def gathered(history: Iterable[Any]) -> Iterator[Told]:
    """Newest first. Together stand ticks of one person, one after the other, within ten minutes of the last of them."""
    held: list[Any] = []
    for entry in history:
        if held and not _together(held[0], entry):
            yield _told(held)
            held = []
        held.append(entry)
    if held:
        yield _told(held)


def _together(newest: Any, entry: Any) -> bool:
    is_tick = newest.verb == TICK == entry.verb
    return is_tick and (newest.actor, newest.subject) == (entry.actor, entry.subject) and newest.at - entry.at <= TOGETHER


def _told(entries: list[Any]) -> Told:
    clauses = [entry.note for entry in reversed(entries) if entry.verb == TICK]
    return Told(entries[0], tuple(dict.fromkeys(clauses)))
