"""What the house holds about people: each room says it of its own tables, so that it can be handed out, and be forgotten.

Rows that point to an account, a contact or an expert by a foreign key are found by asking the models. A room declares what no
key leads to (an address typed into a form, a mail), what she agreed to there, and which of its columns name no person though
they are called as if they did. A test goes over every column of the house and asks who has declared it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from cungcau.access.models import User
from cungcau.kit.ids import urn


@dataclass(frozen=True)
class Person:
    """One human being, as the house knows her: the records that are hers, and the addresses and numbers in them."""

    things: tuple[Any, ...]
    mails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def accounts(self) -> list[User]:
        return [thing for thing in self.things if isinstance(thing, User)]

    @property
    def urns(self) -> list[str]:
        return [urn(thing) for thing in self.things]

    @property
    def first(self) -> Any:
        """The record that stands for her: her account, where she has one."""
        return next(iter(self.accounts), self.things[0])

    def __str__(self) -> str:
        return str(self.first)


@dataclass(frozen=True)
class Part:
    """What one table says about a person. `columns` tell who she is or what is hers; `rows` finds hers.

    `shown` are the columns that she is handed out; None where the row is only named. `forget` is the room's own verb of
    forgetting (a person, the name that stands for her afterwards); without one her name is struck out where it stands.
    """

    label: str
    columns: tuple[str, ...]
    rows: Callable[[Person], QuerySet[Any]] | None = None
    shown: tuple[str, ...] | None = None
    forget: Callable[[Person, str], None] | None = None


@dataclass(frozen=True)
class Agreed:
    """One line of what a person agreed to, whichever room asked her. `withdraw` withdraws it; None where it is over."""

    key: str
    purpose: str
    words: str
    version: str
    law: str
    place: str
    given_on: date | None
    given_how: str
    recorded_by: str
    withdrawn_on: date | None
    withdrawn_how: str
    follows: str
    withdraw: Callable[[Any, str], Any] | None = None

    @property
    def can_be_withdrawn(self) -> bool:
        """For pages: a template that meets `withdraw` itself calls it."""
        return self.withdraw is not None


@dataclass
class _Declared:
    parts: dict[str, list[Part]] = field(default_factory=dict)
    nobody: dict[str, dict[str, Any]] = field(default_factory=dict)
    stays: dict[str, dict[str, Any]] = field(default_factory=dict)
    agreed: list[Callable[[Person], Iterable[Agreed]]] = field(default_factory=list)


_HOUSE = _Declared()


def on_person(
    label: str, *columns: str, rows: Callable[[Person], QuerySet[Any]] | None = None, shown: tuple[str, ...] | None = None,
    forget: Callable[[Person, str], None] | None = None,
) -> None:
    """Say what a table holds about people; a room calls it when the house starts."""
    _HOUSE.parts.setdefault(label, []).append(Part(label, columns, rows, shown, forget))


def on_agreed(lines: Callable[[Person], Iterable[Agreed]]) -> None:
    """Say how to ask this room what a person agreed to."""
    _HOUSE.agreed.append(lines)


def no_person(label: str, **columns: Any) -> None:
    """These columns name no human being; each with the reason."""
    _HOUSE.nobody.setdefault(label, {}).update(columns)


def stays(label: str, **columns: Any) -> None:
    """These columns may name a person and keep the name when she is erased; each with the reason, which she is told."""
    _HOUSE.stays.setdefault(label, {}).update(columns)


def parts() -> list[Part]:
    return [part for several in _HOUSE.parts.values() for part in several]


def declared(model: type[Model]) -> set[str]:
    """The columns of a table of which some room has said what they are."""
    label = model._meta.label_lower
    own = {name for part in _HOUSE.parts.get(label, ()) for name in part.columns}
    return own | set(_HOUSE.nobody.get(label, ())) | set(_HOUSE.stays.get(label, ()))


def kept_columns() -> Mapping[str, Mapping[str, Any]]:
    """Table → column → why a name stays there."""
    return _HOUSE.stays


def nobodys_columns() -> Mapping[str, Mapping[str, Any]]:
    return _HOUSE.nobody


def agreed_by(person: Person) -> list[Agreed]:
    """Everything she agreed to, in all rooms, the newest first."""
    found = [line for ask in _HOUSE.agreed for line in ask(person)]
    return sorted(found, key=lambda line: (line.given_on or date.min, line.key), reverse=True)
