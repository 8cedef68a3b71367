"""What messages, agreements and outcomes hold about people, beside interests and cases (`persons`)."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from cungcau.access.keeping import on_kept
from cungcau.access.persons import Person, no_person, on_person
from cungcau.brokerage.message_models import Addressee, IncomingMail, MailFate, Message
from cungcau.brokerage.outcome_models import Ask
from cungcau.brokerage.persons import with_mail


def declare_people() -> None:
    """What was said stays, and her name is struck out of it; what only tells how to reach her goes."""
    on_person("brokerage.addressee", "email", rows=_addresses, shown=("email", "made_at", "revoked_at"), forget=_take_back)
    who = ("sender_name", "sender_email")
    on_person("brokerage.message", *who, "left_out", rows=_messages, shown=("pid", *who), forget=_forget_senders)
    on_person("brokerage.incomingmail", *who, rows=_mails, shown=(*who, "subject", "at"), forget=_forget_mails)
    on_person("brokerage.introduction", "demand_name", "supply_name")
    on_person("brokerage.ask", "to", rows=_asked, shown=("pid", "to", "about", "round", "at"), forget=_forget_asked)
    on_person("brokerage.declaration", "said")
    on_kept("mails_held", lambda limit: IncomingMail.objects.filter(at__lt=limit))
    no_person("brokerage.agreement", objects_given="Codes of a list.", rights="Codes of a list.", payment="Codes of a list.")


def _addresses(person: Person) -> QuerySet[Addressee]:
    return Addressee.objects.filter(with_mail("email", person) | Q(user__in=person.accounts))


def _messages(person: Person) -> QuerySet[Message]:
    return Message.objects.filter(with_mail("sender_email", person))


def _mails(person: Person) -> QuerySet[IncomingMail]:
    return IncomingMail.objects.filter(with_mail("sender_email", person)).defer("raw")


def _asked(person: Person) -> QuerySet[Ask]:
    return Ask.objects.filter(with_mail("to", person))


def _take_back(person: Person, instead: str) -> None:
    """No message is mailed to her any more, and no answer from her address is let in."""
    _addresses(person).update(email="", revoked_at=Coalesce("revoked_at", Now()))


def _forget_senders(person: Person, instead: str) -> None:
    _messages(person).update(sender_name=instead, sender_email="")


def _forget_mails(person: Person, instead: str) -> None:
    """What was held back goes whole: nobody has read it into a case."""
    nothing = {"sender_name": instead, "sender_email": "", "subject": "", "raw": None}
    _mails(person).filter(state=MailFate.HELD).update(state=MailFate.DROPPED, settled_at=timezone.now(), **nothing)
    _mails(person).update(**nothing)


def _forget_asked(person: Person, instead: str) -> None:
    _asked(person).update(to="", forgotten_at=timezone.now())
