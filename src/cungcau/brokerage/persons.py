"""What interests and cases hold about people: whom to call on each side, who wrote what, and what she agreed to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.access.persons import Agreed, Person, on_agreed, on_person
from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.models import Interest, Side

CONTACT = ("contact_name", "contact_phone", "contact_email")


def declare_people() -> None:
    """Rows that she only wrote are found by her key and named. Her side of an interest is handed out, never the other side's."""
    for side, rows in ((Side.SENDER, _sent), (Side.OWNER, _received)):
        own = tuple(f"{side}_{part}" for part in ("name", "phone", "email"))
        shown = ("pid", "state", "title_vi", "title_en", *own, f"{side}_agreed_at", "sent_at")
        on_person("brokerage.interest", *own, rows=rows, shown=shown)
    on_person("brokerage.interest", "answer", rows=_worked_on, shown=("pid", "state", "sent_at"), forget=_forget_interests)
    # By its number alone: who works for the point no more reads no goal.
    on_person("brokerage.case", rows=_cases, shown=("ref", "state", "opened_at"))
    stay = (*CONTACT, "role", "since", "ended_at")
    on_person("brokerage.party", "name", *CONTACT, rows=_parties, shown=stay, forget=_forget_parties)
    on_person("brokerage.logentry", "words")
    on_agreed(_agreed)


def with_mail(column: str, person: Person) -> Q:
    """Addresses are typed in any case; telephones open nothing, for anybody can give any as hers."""
    return reduce(or_, (Q(**{f"{column}__iexact": mail}) for mail in person.mails), Q(pk__in=[]))


def _sent(person: Person) -> QuerySet[Interest]:
    return Interest.objects.filter(with_mail("sender_email", person))


def _received(person: Person) -> QuerySet[Interest]:
    return Interest.objects.filter(with_mail("owner_email", person))


def _worked_on(person: Person) -> QuerySet[Interest]:
    """Sent, agreed to or brokered by her, whoever is to be called."""
    mine = person.accounts
    by_her = Q(sender__in=mine) | Q(sender_agreed_by__in=mine) | Q(owner_agreed_by__in=mine) | Q(handler__in=mine)
    return Interest.objects.filter(by_her).exclude(pk__in=_sent(person)).exclude(pk__in=_received(person))


def _cases(person: Person) -> QuerySet[Case]:
    return Case.objects.filter(Q(owner__in=person.accounts) | Q(second__in=person.accounts))


def _parties(person: Person) -> QuerySet[Party]:
    return Party.objects.filter(with_mail("contact_email", person))


def _forget_interests(person: Person, instead: str) -> None:
    """What an organisation said stays. Where the contacts are not open yet her consent goes with her, so that somebody else can
    be named; where they are, its day stays: it proves that what was shown was lawful."""
    for side, rows in ((Side.SENDER, _sent(person)), (Side.OWNER, _received(person))):
        for interest in rows:
            values: dict[str, Any] = {f"{side}_name": instead, f"{side}_phone": "", f"{side}_email": ""}
            if interest.revealed_at is None:
                values |= {f"{side}_agreed_at": None, f"{side}_agreed_by": None}
            Interest.objects.filter(pk=interest.pk).update(**values)


def _forget_parties(person: Person, instead: str) -> None:
    _parties(person).update(contact_name=instead, contact_phone="", contact_email="")


def _agreed(person: Person) -> Iterator[Agreed]:
    for side, rows in ((Side.SENDER, _sent(person)), (Side.OWNER, _received(person))):
        for interest in rows.exclude(**{f"{side}_agreed_at": None}).select_related("sender_agreed_by", "owner_agreed_by"):
            at, by = interest.agreed_at(side), getattr(interest, f"{side}_agreed_by")
            yield Agreed(
                key=f"interest-{side}:{interest.pid}", purpose=_("Contact shown to the other side of an interest"), words="",
                version="", law="", place=str(interest), given_on=timezone.localdate(at) if at else None, given_how="",
                recorded_by=str(by or ""), withdrawn_on=None, withdrawn_how="",
                follows=_(
                    "Ask the brokers: an interest under way is closed. What the other side has read cannot be taken back; an "
                    "erasure takes the contact off the page."
                ),
            )  # fmt: skip
