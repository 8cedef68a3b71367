"""A side agrees that the other one sees whom to call. When both have agreed the contacts are open."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.guest_who import Guest
from cungcau.brokerage.models import Contact, Interest, Side
from cungcau.brokerage.workflow import State
from cungcau.registry.who import current_memberships

OTHER = {Side.SENDER: Side.OWNER, Side.OWNER: Side.SENDER}


def by_phone(interest: Interest, side: str, by: Any) -> dict[str, Any]:
    """What the trail says of an officer who acts for a side that has told her so, and of a sender who came by her signed link;
    nothing where she belongs to the side."""
    if isinstance(by, Guest):
        return {"by_link": True}
    organisation = interest.organisation_id if side == Side.SENDER else interest.owner_id
    belongs = current_memberships(by, editing=True).filter(organisation_id=organisation).exists()
    return {} if belongs else {"for": str(side)}


def consent(interest: Interest, side: Side, contact: Contact, by: Any) -> dict[str, Any]:
    """The columns of a consent, and the state after it: for the move that keeps them."""
    now, both = timezone.now(), interest.agreed_at(OTHER[side]) is not None
    values = {f"{side}_{part}": value for part, value in contact._asdict().items()}
    values |= {f"{side}_agreed_at": now, f"{side}_agreed_by": None if isinstance(by, Guest) else by}
    return {**values, "back_to": State.REVEALED, "revealed_at": now} if both else {**values, "back_to": State.ACCEPTED}
