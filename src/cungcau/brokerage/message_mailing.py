"""Messages go out by mail: to whom, with which address for answers, as which part of which conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from cungcau.access.models import User, normal_email
from cungcau.brokerage.case_models import LogEntry, Party
from cungcau.brokerage.case_who import is_shared_with
from cungcau.brokerage.message_addressees import addressee_of
from cungcau.brokerage.message_models import Addressee, Message
from cungcau.files.queries import attached_to
from cungcau.kit.policy import can
from cungcau.notices.actions import queue_mail, tell
from cungcau.notices.marks import pid_in
from cungcau.notices.models import Outgoing
from cungcau.registry.models import Membership

KIND = "case_written"
MOST_NAMED = 10  # messages of the conversation that a mail names


class Receiver(NamedTuple):
    """Somebody who reads a message: with an account, or the contact of a party without one."""

    email: str
    name: str
    user: User | None
    party: Party | None

    @property
    def language(self) -> str:
        return self.user.language if self.user else "vi"


def receivers_of(message: Message) -> list[Receiver]:
    """Once each, by address; not who wrote it."""
    wrote = {message.sender_email, message.entry.by.email if message.entry.by else ""}
    found: dict[str, Receiver] = {}
    for one in (*_officers(message), *_people_of_parties(message)):
        found.setdefault(normal_email(one.email), one)
    return [one for email, one in found.items() if email and email not in {normal_email(each) for each in wrote}]


def _officers(message: Message) -> Iterator[Receiver]:
    for user in (message.case.owner, message.case.second):
        if user and user.is_active and can(user, "read", message):
            yield Receiver(user.email, user.name, user, None)


def _people_of_parties(message: Message) -> Iterator[Receiver]:
    for party in message.case.parties.filter(ended_at=None).select_related("organisation"):
        for user in _members(party):
            if can(user, "read", message):
                yield Receiver(user.email, user.name, user, party)
        if party.contact_email and contact_reads(party, message.entry) and not _works_there(party):
            yield Receiver(party.contact_email, party.contact_name or str(party), None, party)


def _members(party: Party) -> Iterator[User]:
    today = timezone.localdate()
    rows = Membership.objects.filter(organisation=party.organisation_id, since__lte=today, user__is_active=True)
    yield from (row.user for row in rows.filter(Q(until=None) | Q(until__gt=today)).select_related("user"))


def contact_reads(party: Party, entry: LogEntry) -> bool:
    """What a member of the party reads, its contact without an account is told too."""
    wrote = entry.writer is not None and (entry.writer_id == party.pk or _same_organisation(entry.writer, party))
    return wrote or is_shared_with(entry.shared, party)


def _same_organisation(one: Party, other: Party) -> bool:
    return one.organisation_id is not None and one.organisation_id == other.organisation_id


def _works_there(party: Party) -> bool:
    """The contact has, or had, an account of the organisation. Then that decides what she reads: who has left reads nothing."""
    rows = Membership.objects.filter(organisation=party.organisation_id, user__email=normal_email(party.contact_email))
    return party.organisation_id is not None and rows.exists()


def send_out(message: Message) -> None:
    """A mail to everybody who may read it and was not sent one yet; so once it is passed on, the others are told alone."""
    for receiver in receivers_of(message):
        _send(message, receiver)


def _send(message: Message, receiver: Receiver) -> None:
    case, user = message.case, receiver.user
    addressee = addressee_of(case, receiver.email, user=user, party=receiver.party)
    path = message.get_absolute_url() if user else ""
    once = f"message:{message.pid}:{normal_email(receiver.email)}"[:150]
    if user:
        tell(user, KIND, about=case, url=path, once=f"message:{message.pid}", by_mail=False, ref=case.ref)
        if user.is_invited:
            return
    answers = addressee.address if user is None or can(user, "write", case) or can(user, "message", case) else ""
    ids = _conversation(message, addressee)
    head = {"Reply-To": answers} if answers else {}
    if ids:
        head |= {"In-Reply-To": ids[-1], "References": " ".join(ids)}
    queue_mail(
        KIND, to=addressee.email, name=receiver.name, language=receiver.language, path=path, once=once, is_private=True,
        headers=head, ref=case.ref, who=message.author, words=message.entry.words,
        files=[file.name for file in attached_to(message)],
        is_answered=bool(answers), is_officer=receiver.party is None, broker=case.owner.name if case.owner else "",
    )  # fmt: skip


def _conversation(message: Message, addressee: Addressee) -> list[str]:
    """The ids under which her mail program knows the earlier messages, the one that is answered last."""
    earlier = list(Message.objects.filter(case=message.case_id, pk__lt=message.pk).order_by("-pk")[:MOST_NAMED])[::-1]
    reasons = {f"message:{one.pid}:{normal_email(addressee.email)}"[:150]: one.pk for one in earlier}
    sent = Outgoing.objects.filter(kind=KIND, to=addressee.email, once__in=reasons).values_list("once", "message_id")
    known = {reasons[once]: message_id for once, message_id in sent}
    known |= {one.pk: one.message_id for one in earlier if one.message_id and one.sender_email == addressee.email}
    answered = known.get(message.reply_to_id or 0)
    ids = [known[key] for key in sorted(known)]
    return [one for one in ids if one != answered] + [answered] if answered else ids


def message_of_mail(addressee: Addressee, message_id: str) -> Message | None:
    """Of a mail that we sent to her, or that she sent, the message of the case."""
    messages = Message.objects.filter(case=addressee.case_id)
    if pid := pid_in(message_id):
        mail = Outgoing.objects.filter(pid=pid, message_id=message_id, kind=KIND, to=addressee.email).first()
        return messages.filter(pid=mail.once.split(":")[1]).first() if mail else None
    return messages.filter(message_id=message_id, sender_email=addressee.email).first()
