"""The sender lets the other side see whom to call."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.consenting import by_phone, consent
from cungcau.brokerage.models import Contact, Interest, Side
from cungcau.brokerage.workflow import INTEREST_FLOW
from cungcau.trail.change import change, move


def agree_sender(interest: Interest, *, by: Any, name: str, phone: str = "", email: str = "", note: str = "") -> Interest:
    """The consent is kept with its date; where the other side has agreed already, the contacts of both open."""
    with change(interest, "agree_sender", by=by, note=note, **by_phone(interest, Side.SENDER, by)):
        move(interest, INTEREST_FLOW, "agree_sender", **consent(interest, Side.SENDER, Contact(name, phone, email), by))
    return interest
