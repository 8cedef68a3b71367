"""A mail has come back: another server reports that it cannot be delivered."""

from __future__ import annotations

from enum import Enum
from typing import Any

import structlog
from django.db.models import F
from django.utils import timezone

from cungcau.access.models import normal_email
from cungcau.notices.marks import pid_in
from cungcau.notices.models import BouncingAddress, Outgoing
from cungcau.notices.reports import report_in
from cungcau.notices.workflow import MailState
from cungcau.trail.change import change

log = structlog.get_logger("mail")
# The report may be here before our own server has said that it took the mail.
GONE_OUT = (MailState.SENT, MailState.SENDING)


class Outcome(Enum):
    """What became of what was handed in; only BOUNCED has changed anything."""

    BOUNCED = "bounced"
    KNOWN = "known"
    NOT_FINAL = "not_final"
    NOT_OURS = "not_ours"
    NO_REPORT = "no_report"


def bounce_mail(raw: bytes, *, by: Any) -> Outcome:
    """Mark the mail and count the bounce of its address, once a mail. A report counts only by the signature in the Message-ID
    that the mail had; whom it names as receiver does not matter, mails are forwarded."""
    report = report_in(raw)
    if report is None:
        return Outcome.NO_REPORT
    pid = pid_in(report.message_id)
    mail = Outgoing.objects.filter(pid=pid, message_id=report.message_id).first() if pid else None
    if mail is None:
        return Outcome.NOT_OURS
    if not report.is_final:
        return Outcome.NOT_FINAL
    if mail.state not in GONE_OUT:
        return Outcome.KNOWN
    with change(mail, "bounce", by=by):
        gone_out = Outgoing.objects.filter(pk=mail.pk, state__in=GONE_OUT)
        if gone_out.update(state=MailState.BOUNCED, last_error=report.words):  # of two reports at once one counts
            row, _is_new = BouncingAddress.objects.get_or_create(email=normal_email(mail.to))
            BouncingAddress.objects.filter(pk=row.pk).update(bounces=F("bounces") + 1, last_at=timezone.now())
    log.warning("mail_bounced", mail=mail.pid, kind=mail.kind, error=report.words)
    return Outcome.BOUNCED
