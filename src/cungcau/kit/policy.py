"""Who may do what, as words. Each word answers two questions that must agree:

`check(user, thing)`  may she, with this one thing?
`query(user)`         which rows would answer yes?   (a Q; use subqueries, never joins that repeat rows)

So a button, a 403 and a filtered list are read off one table, and a house test proves that they agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

EVERYTHING = Q()
NOTHING = Q(pk__in=[])

Rows = TypeVar("Rows", bound=QuerySet[Any])


class _System:
    """The house itself, when a clock or a set-up command acts."""

    is_authenticated = False
    is_anonymous = False
    is_system = True
    is_active = True
    pk = None
    roles: frozenset[str] = frozenset()
    name = "CungCầu"

    def __str__(self) -> str:
        return self.name


SYSTEM = _System()


@dataclass(frozen=True)
class Supposed:
    """Nobody in particular: to say what a person like her would see, of a thing that is in hand.

    `is_a` names what she is to the thing ("member", "verified", "chosen", "excluded"). Words about rows of people ask it instead
    of the database; lists have nothing for her that hangs on such a row.
    """

    name: str = ""
    is_authenticated: bool = False
    is_a: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    pk: None = None

    @property
    def is_active(self) -> bool:
        return self.is_authenticated

    @property
    def is_anonymous(self) -> bool:
        return not self.is_authenticated

    def __str__(self) -> str:
        return self.name


STRANGER = Supposed()


class Word:
    """One condition on (user, thing)."""

    def check(self, user: Any, thing: Any) -> bool:
        raise NotImplementedError

    def query(self, user: Any) -> Q:
        raise NotImplementedError

    def __and__(self, other: Word) -> Word:
        return Both(self, other)

    def __or__(self, other: Word) -> Word:
        return Either(self, other)

    def __invert__(self) -> Word:
        return Not(self)

    def __repr__(self) -> str:
        return type(self).__name__


class Both(Word):
    def __init__(self, left: Word, right: Word) -> None:
        self.left, self.right = left, right

    def check(self, user: Any, thing: Any) -> bool:
        return self.left.check(user, thing) and self.right.check(user, thing)

    def query(self, user: Any) -> Q:
        return self.left.query(user) & self.right.query(user)

    def __repr__(self) -> str:
        return f"{self.left!r} & {self.right!r}"


class Either(Word):
    def __init__(self, left: Word, right: Word) -> None:
        self.left, self.right = left, right

    def check(self, user: Any, thing: Any) -> bool:
        return self.left.check(user, thing) or self.right.check(user, thing)

    def query(self, user: Any) -> Q:
        left, right = self.left.query(user), self.right.query(user)
        # An empty Q means "all rows"; Django's `|` would drop it and keep only the other side.
        return EVERYTHING if not left or not right else left | right

    def __repr__(self) -> str:
        return f"({self.left!r} | {self.right!r})"


class Not(Word):
    def __init__(self, word: Word) -> None:
        self.word = word

    def check(self, user: Any, thing: Any) -> bool:
        return not self.word.check(user, thing)

    def query(self, user: Any) -> Q:
        inner = self.word.query(user)
        return ~inner if inner else NOTHING

    def __repr__(self) -> str:
        return f"~{self.word!r}"


class Anyone(Word):
    """Every visitor."""

    def check(self, user: Any, thing: Any) -> bool:
        return True

    def query(self, user: Any) -> Q:
        return EVERYTHING


class System(Word):
    """The house itself: clocks and set-up."""

    def check(self, user: Any, thing: Any) -> bool:
        return user is SYSTEM

    def query(self, user: Any) -> Q:
        return EVERYTHING if user is SYSTEM else NOTHING


class SignedIn(Word):
    """Anybody with an account that works."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active)

    def query(self, user: Any) -> Q:
        return EVERYTHING if self.check(user, None) else NOTHING


class Where(Word):
    """The thing's column has one of these values."""

    def __init__(self, column: str, *values: Any) -> None:
        self.column, self.values = column, values

    def check(self, user: Any, thing: Any) -> bool:
        return getattr(thing, self.column) in self.values

    def query(self, user: Any) -> Q:
        return Q(**{f"{self.column}__in": self.values})

    def __repr__(self) -> str:
        return f"{self.column} is {' or '.join(str(value) for value in self.values)}"


class InState(Where):
    """The thing is in one of these states."""

    def __init__(self, *states: str) -> None:
        super().__init__("state", *states)


POLICIES: dict[str, dict[str, list[Word]]] = {}


def declare(label: str, rows: Mapping[str, Iterable[Word]]) -> None:
    """Write a room's table: for every verb the words of which one must hold. No row means no one."""
    POLICIES.setdefault(label, {}).update({verb: list(words) for verb, words in rows.items()})


def words_for(model: type[Model] | Model, verb: str) -> list[Word]:
    return POLICIES.get(model._meta.label_lower, {}).get(verb, [])


def can(user: Any, verb: str, thing: Any) -> bool:
    """May she do it with this one?"""
    return any(word.check(user, thing) for word in words_for(thing, verb))


def visible(user: Any, rows: Rows, verb: str = "read") -> Rows:
    """The rows with which she may do it; every list of the house starts here."""
    allowed: Q | None = None
    for word in words_for(rows.model, verb):
        query = word.query(user)
        if not query:
            return rows
        allowed = query if allowed is None else allowed | query
    return rows.none() if allowed is None else rows.filter(allowed)


def explain(user: Any, verb: str, thing: Any) -> list[tuple[str, bool]]:
    """Each word of the row with its answer, for the support page."""
    return [(repr(word), word.check(user, thing)) for word in words_for(thing, verb)]
