"""What mails and inboxes hold about people."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from cungcau.access.keeping import on_kept
from cungcau.access.persons import Person, no_person, on_person
from cungcau.notices.models import BouncingAddress, Notice, Outgoing
from cungcau.notices.workflow import MailState


def declare_people() -> None:
    on_person(
        "notices.outgoing", "to", "subject", "text", "html", rows=_mails,
        shown=("created_at", "sent_at", "state", "to", "kind", "subject", "text"), forget=_forget,
    )  # fmt: skip
    on_person("notices.notice", "facts", rows=_notices, shown=("created_at", "read_at", "kind", "facts"))
    on_person("notices.bouncingaddress", "email", rows=_bouncing, shown=("email", "bounces", "last_at"), forget=_forget_bouncing)
    on_kept("mails", _old_mails)
    on_kept("mails_failed", _old_failed)
    on_kept("notices", _old_notices)
    no_person("notices.outgoing", headers="Lines for mail programs: the address at which a digest is ended.")
    no_person("notices.mailserver", user="The name with which the house logs in to the mail server.")


def _mails(person: Person) -> QuerySet[Outgoing]:
    """To one of her addresses. A link that opens an account is struck out of what was sent."""
    return Outgoing.objects.filter(to__in=person.mails).exclude(is_secret=True, sent_at=None)


def _old_mails(limit: datetime) -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(state=MailState.SENT, sent_at__lt=limit)


def _old_failed(limit: datetime) -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(state__in=[MailState.FAILED, MailState.BOUNCED], created_at__lt=limit)


def _old_notices(limit: datetime) -> QuerySet[Notice]:
    """What nobody has read yet is not old."""
    return Notice.objects.filter(created_at__lt=limit).exclude(read_at=None)


def _notices(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(user__in=person.accounts)


def _bouncing(person: Person) -> QuerySet[BouncingAddress]:
    return BouncingAddress.objects.filter(email__in=person.mails)


def _forget_bouncing(person: Person, _instead: str) -> None:
    _bouncing(person).delete()


def _forget(person: Person, _instead: str) -> None:
    """Mails to her and lines of her inbox go, sent or not: nobody else has a use for them."""
    Outgoing.objects.filter(to__in=person.mails).delete()
    _notices(person).delete()
