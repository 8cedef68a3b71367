"""Who may write into a case by mail: the addressee of the token, or somebody else of the same party."""

from __future__ import annotations

from typing import NamedTuple

from cungcau.access.models import User, normal_email
from cungcau.brokerage.case_models import Party
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.message_models import Addressee
from cungcau.kit.policy import can
from cungcau.registry.models import Contact


class Sender(NamedTuple):
    """`user` with an account; `party` for which she writes, none for an officer."""

    name: str
    email: str
    user: User | None = None
    party: Party | None = None


def sender_of(addressee: Addressee, name: str, email: str) -> Sender | str:
    """The sender, or why she may not: `sender` (somebody else), `left` (she could, once)."""
    email, case = normal_email(email), addressee.case
    user = User.objects.filter(email=email).first()
    if addressee.party is None:
        return _of_account(addressee, user, email)
    party = addressee.party
    if party.ended_at is not None:
        return "left"
    if user and parties_of(user, editing=True).filter(pk=party.pk).exists() and can(user, "write", case):
        return Sender(user.name, email, user, party)
    if email == normal_email(party.contact_email):
        # Who has an account writes as herself or, having left, not at all.
        has_left = user and party.organisation_id and _worked_there(user, party)
        return "left" if has_left else Sender(party.contact_name or name, email, None, party)
    return _of_contacts(party, user, name, email)


def _of_account(addressee: Addressee, user: User | None, email: str) -> Sender | str:
    """Her own mail, as an officer."""
    if user is None or user.pk != addressee.user_id:
        return "sender"
    return Sender(user.name, email, user) if can(user, "message", addressee.case) else "left"


def _of_contacts(party: Party, user: User | None, name: str, email: str) -> Sender | str:
    if user and party.organisation_id and _worked_there(user, party):
        return "left"
    known = Contact.objects.filter(organisation_id=party.organisation_id, email__iexact=email, withdrawn_on=None).first()
    return Sender(known.name or name, email, None, party) if known and party.organisation_id else "sender"


def _worked_there(user: User, party: Party) -> bool:
    return user.memberships.filter(organisation_id=party.organisation_id).exists()
