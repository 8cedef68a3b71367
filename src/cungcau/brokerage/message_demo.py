"""Plants the demo's messages, through the verbs; then the dates are set back."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils import timezone

from cungcau.access.models import User
from cungcau.brokerage.actions import pass_on_message, receive_message, send_message, write_entry
from cungcau.brokerage.case_models import Case, LogEntry, Party
from cungcau.brokerage.casework import keep_last_contact
from cungcau.brokerage.message_addressees import addressee_of
from cungcau.brokerage.message_models import IncomingMail, MailFate, Message
from cungcau.brokerage.message_parsing import read_letter
from cungcau.brokerage.message_senders import Sender
from cungcau.kit.ids import urn
from cungcau.kit.policy import SYSTEM
from cungcau.registry.models import Membership
from cungcau.trail.models import Entry

FILE = Path(__file__).with_name("message_demo.toml")
Row = dict[str, Any]
DOMAIN = "firms.example"
SHEET = "giờ,áp nước (bar)\n06:00,1.8\n10:00,1.8\n14:00,1.7\n18:00,1.9\n"


def plant_messages() -> None:
    """Once; the cases are there."""
    if Message.objects.filter(case__is_demo=True).exists():
        return
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for row in told["thread"]:
        case = Case.objects.get(need__external_id=row["case"], is_demo=True)
        said = [_said(case, *one) for one in row["said"]]
        for number, to in row["passed"]:
            pass_on_message(case, by=case.owner, message=said[number], to=to)
        _set_back(case, said, [one[1] for one in row["said"]])
    for row in told["held"]:
        _held(row)


def _said(case: Case, who: str, days: int, shared: str, words: str, name: str) -> Message:
    files = [_named(name)] if name else []
    if who in {"broker", "second"}:
        return send_message(case, by=case.owner if who == "broker" else case.second, words=words, shared=shared, files=files)
    side, _space, way = who.partition(" ")
    party = Party.objects.get(case=case, role=side, ended_at=None)
    editor = Membership.objects.filter(organisation=party.organisation_id, role=Membership.EDITOR, until=None)[0].user
    if way:
        return _by_mail(case, party, editor, words)
    return write_entry(case, by=editor, words=words, files=files).message  # type: ignore[attr-defined,no-any-return]


def _by_mail(case: Case, party: Party, user: User, words: str) -> Message:
    mail = EmailMessage()
    mail["From"], mail["Message-ID"] = user.email, make_msgid(domain=DOMAIN)
    mail.set_content(words)
    to = addressee_of(case, user.email, user=user, party=party)
    return receive_message(to, read_letter(mail.as_bytes()), Sender(user.name, user.email, user, party), by=SYSTEM)


def _named(name: str) -> BytesIO:
    file = BytesIO(SHEET.encode())
    file.name = name
    return file


def _held(row: Row) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = row["sender"], row["subject"], make_msgid(domain=DOMAIN)
    mail.set_content(row["words"])
    letter = read_letter(mail.as_bytes())
    case = Case.objects.filter(need__external_id=row.get("case", ""), is_demo=True).first()
    IncomingMail.objects.create(
        key=letter.message_id[:64], state=MailFate.HELD, reason=row["reason"], case=case, raw=mail.as_bytes(),
        sender_name=letter.sender_name, sender_email=letter.sender_email, subject=letter.subject,
        at=timezone.now() - timedelta(days=row["days"]),
    )  # fmt: skip


def _set_back(case: Case, said: list[Message], days: list[int]) -> None:
    """As if each had been written so many days ago, and passed on an hour later."""
    for number, (message, ago) in enumerate(zip(said, days, strict=True)):
        at = (timezone.localtime() - timedelta(days=ago)).replace(hour=8 + 5 * number % 9, minute=7 + 11 * number % 50)
        LogEntry.objects.filter(pk=message.entry_id).update(at=at, on=timezone.localdate(at))
        story = Entry.objects.filter(subject=urn(case), facts__message=message.pid)
        story.exclude(verb="pass_on").update(at=at)
        story.filter(verb="pass_on").update(at=at + timedelta(hours=1))
    keep_last_contact(case)
