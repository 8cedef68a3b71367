"""Whom to ask of a side, and which officers hear of it."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from cungcau.access.models import User, normal_email
from cungcau.brokerage.case_models import Party
from cungcau.brokerage.models import Contact, Interest, Side
from cungcau.brokerage.outcome_models import Introduction, Seat
from cungcau.brokerage.queries import brokers_of
from cungcau.registry.models import Membership


class Addressee(NamedTuple):
    """`people`: who hears of it in the inbox; the mail goes to `email`, empty where nobody can be reached."""

    email: str
    name: str
    language: str
    people: list[User]


def seats_of_interest(interest: Interest) -> dict[Seat, Side]:
    """Who is in need: the owner of a need for which a solution is proposed, else the sender."""
    if interest.is_proposal:
        return {Seat.DEMAND: Side.OWNER, Seat.SUPPLY: Side.SENDER}
    return {Seat.DEMAND: Side.SENDER, Seat.SUPPLY: Side.OWNER}


def addressee(introduction: Introduction, seat: str) -> Addressee:
    """The contact that the side has given, as long as that person works there as far as we know; else one of its editors."""
    people = list(editors_of(introduction.organisation_id(seat)))
    known, has_left = _contact(introduction, seat), False
    account = User.objects.filter(email=normal_email(known.email)).first() if known.email else None
    if account is not None and introduction.organisation_id(seat) is not None:
        has_left = not (account.is_active and _memberships(introduction.organisation_id(seat)).filter(user=account).exists())
    if known.email and not has_left:
        return Addressee(known.email, known.name, account.language if account else settings.LANGUAGE_CODE, people)
    if people:
        return Addressee(people[0].email, people[0].name, people[0].language, people)
    return Addressee("", "", settings.LANGUAGE_CODE, [])


def _contact(introduction: Introduction, seat: str) -> Contact:
    if introduction.interest is not None:
        return introduction.interest.contact(seats_of_interest(introduction.interest)[Seat(seat)])
    rows = Party.objects.filter(case=introduction.case, role=seat, organisation_id=introduction.organisation_id(seat))
    party = rows.filter(name=getattr(introduction, f"{seat}_name")).order_by("-pk").first()
    return Contact(party.contact_name, party.contact_phone, party.contact_email) if party else Contact("", "", "")


def editors_of(organisation: int | None) -> QuerySet[User]:
    """Who writes for it today."""
    held = _memberships(organisation).filter(role=Membership.EDITOR)
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("pk")


def _memberships(organisation: int | None) -> QuerySet[Membership]:
    today = timezone.localdate()
    rows = Membership.objects.filter(organisation_id=organisation, since__lte=today)
    return rows.filter(Q(until=None) | Q(until__gt=today))


def brokers_for(introduction: Introduction) -> list[User]:
    """The owner of its case, else the broker of its interest, else all of them."""
    case, brokers = introduction.case, User.objects.filter(role_rows__name="broker", is_active=True)
    if case is not None and (own := list(brokers.filter(pk=case.owner_id))):
        return own
    return brokers_of(introduction.interest) if introduction.interest else list(brokers)
