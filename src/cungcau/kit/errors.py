"""The refusals a person can meet besides "not allowed" (Django's PermissionDenied, 403).

Each has one page: IllegalMove and Stale answer 409, Refused answers 422 on the form. Unchanged is no refusal: nothing is wrong,
there is only nothing to write.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any


class IllegalMove(Exception):
    """The verb does not start from the state the thing is in; `thing` and what was `typed`, where who caught it knows."""

    def __init__(self, verb: str, state: str) -> None:
        super().__init__(f"{verb!r} does not start from {state!r}")
        self.verb = verb
        self.state = state
        self.thing: Any = None
        self.typed: list[str] = []


class Stale(Exception):
    """Somebody else was first; `who` and `when` say who and when, where known. CODE marks the fault on a form that was kept."""

    CODE = "stale"

    def __init__(self, thing: Any, who: str = "", when: datetime | None = None) -> None:
        super().__init__(f"{thing!r} was changed meanwhile")
        self.thing = thing
        self.who = who
        self.when = when


class Unchanged(Exception):
    """What was sent says what the record says already. Raised inside the doorway, which then writes nothing and goes on."""


class Refused(Exception):
    """A rule of the field says no; `message` tells the person what to mend, in the reader's language; `thing` of which record."""

    def __init__(self, code: str, message: Any, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.thing: Any = None
