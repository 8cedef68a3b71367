"""Everything the point has had to do with one client, in the order of time: each room hands in its own lines.

    on_history(History("facilities.booking", _("Booking"), booking_events, order=60))

`events(organisation, user, most)` gives the newest `most` of what this person may see of it. Rooms above hand in theirs in the
same way, so that none of them is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cungcau.registry.models import Organisation

MOST = 300  # of each kind; who wants older ones narrows by kind in the room's own list


@dataclass(frozen=True)
class Event:
    """One line: when, what, its page, how it stands. `title` and `note` are words as this person may read them."""

    at: datetime
    title: str
    url: str
    state: Any = ""
    tone: str = "neutral"
    note: str = ""
    kind: str = ""
    label: Any = ""


@dataclass(frozen=True)
class History:
    """One kind of lines."""

    key: str
    label: Any
    events: Callable[[Organisation, Any, int], Iterable[Event]]
    order: int = 50


HISTORIES: dict[str, History] = {}


def on_history(history: History) -> None:
    """Called by a room when the house starts."""
    HISTORIES[history.key] = history


def kinds() -> list[History]:
    return sorted(HISTORIES.values(), key=lambda one: (one.order, one.key))


@dataclass(frozen=True)
class Client:
    """What is shown: the lines of the kind that was asked for, the newest first, and how many there are of each."""

    events: list[Event]
    counts: list[tuple[History, int]]
    is_cut: bool


def client_history(organisation: Organisation, user: Any, kind: str = "") -> Client:
    """Asks each room once; what is older than its newest lines is said to be left out."""
    found: list[Event] = []
    counts, is_cut = [], False
    for history in kinds():
        events = list(history.events(organisation, user, MOST + 1))
        cut = len(events) > MOST
        counts.append((history, min(len(events), MOST)))
        if not kind or history.key == kind:
            is_cut = is_cut or cut
            found += [Event(**{**vars(one), "kind": history.key, "label": history.label}) for one in events[:MOST]]
    return Client(sorted(found, key=lambda one: one.at, reverse=True), counts, is_cut)
