"""Words about interests: the two sides, and how far it has come."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.kit.policy import Word
from cungcau.registry.who import Member


class Sender(Member):
    """She works for the organisation that sends it, today; with `editing`, as an editor."""

    def __init__(self, *, editing: bool = False) -> None:
        super().__init__(editing=editing, path="organisation")

    def __repr__(self) -> str:
        return "editor of the sender" if self.editing else "member of the sender"


class Owner(Member):
    """She works for the organisation that it is sent to, today; with `editing`, as an editor."""

    def __init__(self, *, editing: bool = False) -> None:
        super().__init__(editing=editing, path="owner")

    def __repr__(self) -> str:
        return "editor of the owner" if self.editing else "member of the owner"


class Dated(Word):
    """That step was taken: its column has a date."""

    def __init__(self, column: str) -> None:
        self.column = column

    def check(self, user: Any, thing: Any) -> bool:
        return getattr(thing, self.column) is not None

    def query(self, user: Any) -> Q:
        return Q(**{f"{self.column}__isnull": False})

    def __repr__(self) -> str:
        return f"has {self.column}"
