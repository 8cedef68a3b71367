"""The owner is interested."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.consenting import by_phone, consent
from cungcau.brokerage.models import Contact, Interest, Side
from cungcau.brokerage.workflow import INTEREST_FLOW, State
from cungcau.trail.change import change, move


def accept_interest(
    interest: Interest, *, by: Any, agrees: bool = False, name: str = "", phone: str = "", email: str = "", note: str = ""
) -> Interest:
    """The sender is told. Where the owner `agrees` at once, her contact is kept, and opens when the sender has agreed too."""
    with change(interest, "accept", by=by, note=note, agrees=agrees, **by_phone(interest, Side.OWNER, by)):
        agreed = consent(interest, Side.OWNER, Contact(name, phone, email), by) if agrees else {"back_to": State.ACCEPTED}
        move(interest, INTEREST_FLOW, "accept", answered_at=timezone.now(), **agreed)
    return interest
