"""What the rooms put into the menu; each room adds its own lines when the house starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.urls import get_script_prefix, reverse


def _everyone(user: Any) -> bool:
    return True


@cache
def _address(url_name: str, prefix: str) -> str:
    """Every page asks for every line's; `prefix` is where the site begins, which may differ from one server to the next."""
    return reverse(url_name)


@dataclass(frozen=True)
class Item:
    """A line of the menu. `shown(user)` says for whom; `place` is "main", "desk" (officers), "account" or "foot".

    `active` are the beginnings of the addresses where the line is the current one. `count(user)` is a number beside the words,
    `lands`: who sees the line comes to its page after the login, where nothing else was asked for.
    """

    key: str
    label: Any
    url_name: str
    order: int = 50
    icon: str = ""
    place: str = "main"
    shown: Callable[[Any], bool] = field(default=_everyone)
    active: tuple[str, ...] = ()
    count: Callable[[Any], int] | None = None
    lands: bool = False
    number: int = 0

    @property
    def url(self) -> str:
        return _address(self.url_name, get_script_prefix())


ITEMS: dict[str, Item] = {}


def add(item: Item) -> None:
    ITEMS[item.key] = item


def items_for(user: Any, place: str = "main") -> list[Item]:
    """The lines that this person sees there, in order."""
    chosen = [item for item in ITEMS.values() if item.place == place and item.shown(user)]
    counted = [replace(item, number=item.count(user)) if item.count else item for item in chosen]
    return sorted(counted, key=lambda item: (item.order, item.key))


def landing(user: Any) -> str:
    """The page that this person sees first after the login; nothing where no line of the menu says so."""
    chosen = [item for item in ITEMS.values() if item.lands and item.shown(user)]
    return min(chosen, key=lambda item: (item.order, item.key)).url if chosen else ""
