"""Later: messages go out, and mail is fetched."""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.conf import settings
from django.utils import timezone

from cungcau.brokerage.message_box import Unreachable, fetch_mail
from cungcau.brokerage.message_mailing import send_out
from cungcau.brokerage.message_models import Message
from cungcau.jobs.queue import every, job
from cungcau.trail.models import Entry

log = structlog.get_logger("mail")
NEWS_FOR = timedelta(days=7)


@job
def mail_message(entry_id: int) -> None:
    """Hears: somebody wrote, or a message was passed on."""
    entry = Entry.objects.get(pk=entry_id)
    rows = Message.objects.select_related("case__owner", "case__second", "entry__by", "entry__writer__organisation", "reply_to")
    message = rows.filter(pid=entry.facts.get("message", "")).first()
    if message is not None and entry.at > timezone.now() - NEWS_FOR:
        send_out(message)


@every("minute")
@job
def fetch_answers() -> None:
    """A mailbox that cannot be reached is asked again next time."""
    if not settings.IMAP["host"] or timezone.localtime().minute % max(settings.IMAP["minutes"], 1):
        return
    try:
        fetch_mail()
    except Unreachable as error:
        log.warning("mail_not_fetched", error=str(error))

