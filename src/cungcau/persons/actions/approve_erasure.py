"""The steward lets a person be forgotten."""

from __future__ import annotations

from typing import Any

from cungcau.access.actions.keep_a_steward import keep_a_steward
from cungcau.persons.finding import person_named
from cungcau.persons.models import Erasure
from cungcau.persons.workflow import ERASURE_FLOW
from cungcau.trail.change import change, move


def approve_erasure(erasure: Erasure, *, by: Any) -> Erasure:
    """It is carried out in the background, all of it or nothing. Raises Refused for the last steward."""
    with change(erasure, "approve", by=by, of=erasure.subject):
        person = person_named(erasure.subject)
        for account in person.accounts if person else ():
            if "steward" in account.roles:
                keep_a_steward(account)
        move(erasure, ERASURE_FLOW, "approve")
    return erasure
