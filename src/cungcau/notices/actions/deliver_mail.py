from __future__ import annotations

import re
from datetime import timedelta

import structlog
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from cungcau.jobs.queue import job
from cungcau.notices.mailer import in_words, is_final, send
from cungcau.notices.models import Outgoing
from cungcau.notices.queries import due_mails, mail_server
from cungcau.notices.workflow import MailState

log = structlog.get_logger("mail")

# After each failure a longer pause; about two days in all, as long as a weekend without a mail server.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
# A hand that claimed a mail and was never heard of again (the machine stopped).
LOST_AFTER = timedelta(minutes=15)
ROUND = 100


def deliver_due_mails() -> int:
    """Send what is due; how many were sent. Without a mail server everything waits."""
    if mail_server() is None:
        return 0
    take_back_lost_mails()
    return sum(deliver_mail(mail) for mail in due_mails()[:ROUND])


@job
def deliver_one(mail_id: int) -> None:
    """The job that `queue_mail` starts; here and not in tasks.py, which stands above the verbs."""
    mail = Outgoing.objects.filter(pk=mail_id).first()
    if mail is not None:
        deliver_mail(mail)


def deliver_mail(mail: Outgoing) -> bool:
    """Send one mail if it is due and nobody else is at it; True when the server has taken it."""
    server = mail_server()
    if server is None or not _claim(mail):
        return False
    try:
        send(mail, server)
    except (
        OSError,
        ValueError,
    ) as error:  # the network, the server's refusals, an address that cannot be written
        _put_off(mail, error)
        return False
    kept = {"text": _without_secret(mail), "headers": _without_token(mail)}
    _settle(mail, state=MailState.SENT, sent_at=timezone.now(), last_error="", **kept)
    log.info("mail_sent", mail=mail.pid, kind=mail.kind)
    return True


def take_back_lost_mails() -> int:
    """Let mails wait again whose sender has vanished. Their Message-ID stays, so a double is recognised."""
    lost = Outgoing.objects.filter(state=MailState.SENDING, claimed_at__lt=timezone.now() - LOST_AFTER)
    return lost.update(state=MailState.WAITING, next_at=timezone.now())


def _claim(mail: Outgoing) -> bool:
    """Of two racing hands exactly one gets the mail."""
    now = timezone.now()
    mine = Outgoing.objects.filter(pk=mail.pk, state=MailState.WAITING, next_at__lte=now)
    if not mine.update(state=MailState.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return False
    mail.refresh_from_db()
    return True


def _put_off(mail: Outgoing, error: Exception) -> None:
    tired = mail.attempts > len(PAUSES)
    log.warning("mail_not_sent", mail=mail.pid, kind=mail.kind, attempt=mail.attempts, error=in_words(error))
    if tired or is_final(error):
        _settle(mail, state=MailState.FAILED, last_error=in_words(error))
    else:
        pause = PAUSES[mail.attempts - 1]
        _settle(mail, state=MailState.WAITING, last_error=in_words(error), next_at=timezone.now() + pause)


def _settle(mail: Outgoing, **fields: object) -> None:
    Outgoing.objects.filter(pk=mail.pk, state=MailState.SENDING).update(**fields)
    mail.refresh_from_db()


def _without_secret(mail: Outgoing) -> str:
    """A link that opens an account belongs to its receiver, and so do private words; we keep no copy, but in the demo."""
    if mail.is_private and not settings.DEMO:
        return ""
    return re.sub(r"https?://\S+", "[…]", mail.text) if mail.is_secret else mail.text


def _without_token(mail: Outgoing) -> dict[str, str]:
    """The address for answers lets its receiver write into a record; once the mail has left, only she has it."""
    return {name: value for name, value in mail.headers.items() if name != "Reply-To"}
