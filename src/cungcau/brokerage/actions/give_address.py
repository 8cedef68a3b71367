"""An officer asks for an address to which she can forward mail into a case."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.case_models import Case
from cungcau.brokerage.message_addressees import addressee_of
from cungcau.brokerage.message_models import Addressee
from cungcau.trail.change import change


def give_address(case: Case, *, by: Any) -> Addressee:
    """Hers alone: what others send there is held back. A second press gives the same one."""
    with change(case, "give_address", by=by):
        return addressee_of(case, by.email, user=by)
