"""What becomes of a mail that was fetched: it enters its case, waits for a broker, or is dropped; once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cungcau.brokerage.actions import receive_message
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.message_addressees import addressee_with
from cungcau.brokerage.message_checks import is_proven, why_automatic
from cungcau.brokerage.message_models import Addressee, IncomingMail, MailFate
from cungcau.brokerage.message_parsing import Letter, Unreadable, read_letter
from cungcau.brokerage.message_senders import Sender, sender_of
from cungcau.kit.policy import SYSTEM, can
from cungcau.notices.actions import tell
from cungcau.notices.actions.bounce_mail import bounce_mail
from cungcau.notices.reports import report_in

log = structlog.get_logger("mail")
STRANGERS = 2**20  # bytes
_TOKEN = re.compile(r"[a-z2-7]{26}")


def take_mail(raw: bytes, *, is_cut: bool = False) -> IncomingMail:
    """All of it happens, or nothing: who fetches may die before she has moved the mail, and then finds it known."""
    try:
        letter = read_letter(raw, is_cut=is_cut)
    except Unreadable:
        return _kept(None, _key(raw, "", ""), MailFate.HELD, "unreadable", raw=raw[:STRANGERS], is_cut=True)
    token, addressee = _addressed(letter)
    key = _key(raw, letter.message_id, token)
    if known := IncomingMail.objects.filter(key=key).first():
        return known
    if report_in(raw) is not None:
        with transaction.atomic():
            bounce_mail(raw, by=SYSTEM)
            return _kept(letter, key, MailFate.BOUNCED)
    if reason := why_automatic(letter) or _too_many(addressee):
        return _kept(letter, key, MailFate.DROPPED, reason, addressee=addressee)
    found = _judged(letter, token, addressee)
    if isinstance(found, str) or addressee is None:
        # Anybody can send these: of what nobody has asked for, no more is kept than one needs to judge it.
        most = len(raw) if addressee else STRANGERS
        return _held(letter, key, str(found), addressee=addressee, raw=raw[:most], is_cut=is_cut or len(raw) > most)
    return _entered(letter, key, addressee, found, raw, is_cut)


def _judged(letter: Letter, token: str, addressee: Addressee | None) -> Sender | str:
    """Who wrote it, or why it does not enter."""
    if addressee is None:
        return "unknown_token" if token else "no_token"
    if addressee.revoked_at is not None:
        return "revoked"
    if not letter.sender_email:
        return "sender"
    if not is_proven(letter):
        return "not_proven"
    sender = sender_of(addressee, letter.sender_name, letter.sender_email)
    if isinstance(sender, Sender) and addressee.case.state not in AT_WORK:
        return "over"
    return sender


def _entered(letter: Letter, key: str, addressee: Addressee, sender: Sender, raw: bytes, is_cut: bool) -> IncomingMail:
    # What an officer sends in is for its own sake, mostly a mail that she forwards: nothing of it is cut off.
    letter = letter if sender.party else read_letter(raw, is_cut=is_cut, whole=True)
    try:
        with transaction.atomic():
            mail = _made(letter, key, MailFate.ENTERED, addressee=addressee)
            mail.message = receive_message(addressee, letter, sender, by=SYSTEM)
            mail.save(update_fields=["message"])
    except IntegrityError:
        return IncomingMail.objects.get(key=key)  # another worker was quicker
    log.info("mail_entered", mail=mail.pid, case=addressee.case.pid)
    return mail


def _kept(letter: Letter | None, key: str, state: str, reason: str = "", **columns: Any) -> IncomingMail:
    try:
        with transaction.atomic():
            mail = _made(letter, key, state, reason=reason, **columns)
    except IntegrityError:
        return IncomingMail.objects.get(key=key)
    log.info("mail_not_entered", mail=mail.pid, state=str(state), reason=reason)
    return mail


def _held(letter: Letter | None, key: str, reason: str, **columns: Any) -> IncomingMail:
    """The owner of the case is told that somebody waits for her."""
    with transaction.atomic():
        mail = _kept(letter, key, MailFate.HELD, reason, **columns)
        owner = mail.case.owner if mail.case else None
        if owner and owner.is_active and can(owner, "admit", mail):
            url = reverse("brokerage:held_mail", args=[mail.pid])
            ref = mail.case.ref if mail.case else ""
            tell(owner, "mail_held", about=mail.case, url=url, once=mail.pid, is_private=True, ref=ref)
    return mail


def _made(letter: Letter | None, key: str, state: str, *, addressee: Addressee | None = None, **columns: Any) -> IncomingMail:
    if letter:
        columns |= {
            "sender_name": letter.sender_name[:150], "sender_email": letter.sender_email[:254], "subject": letter.subject[:250],
        }  # fmt: skip
    case = addressee.case if addressee else None
    return IncomingMail.objects.create(key=key, state=state, addressee=addressee, case=case, **columns)


def _key(raw: bytes, message_id: str, token: str) -> str:
    """Of a mail without an id its content, so that it is told from others all the same."""
    return sha256(f"{message_id} {token}".encode() if message_id else raw).hexdigest()


def _addressed(letter: Letter) -> tuple[str, Addressee | None]:
    """The token among its receivers that is known; else the first that looks like one."""
    tokens = list(dict.fromkeys(_tokens(letter)))
    found = ((token, addressee_with(token)) for token in tokens[:10])
    return next((pair for pair in found if pair[1]), (tokens[0] if tokens else "", None))


def _tokens(letter: Letter) -> Iterator[str]:
    local, _at, domain = settings.IMAP["address"].lower().rpartition("@")
    for email in letter.to:
        name, _at, where = email.rpartition("@")
        begins, _plus, token = name.partition("+")
        if (begins, where) == (local, domain) and _TOKEN.fullmatch(token):
            yield token


def _too_many(addressee: Addressee | None) -> str:
    if addressee is None:
        return ""
    lately = IncomingMail.objects.filter(addressee=addressee, at__gt=timezone.now() - timedelta(hours=1)).count()
    return "too_many" if lately >= settings.IMAP["per_hour"] else ""
