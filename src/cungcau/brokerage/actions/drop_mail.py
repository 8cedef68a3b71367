"""A broker drops a mail that was held back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.brokerage.message_models import IncomingMail, MailFate
from cungcau.kit.errors import IllegalMove
from cungcau.trail.change import change, stale


def drop_mail(mail: IncomingMail, *, by: Any) -> IncomingMail:
    """Its content goes; that it came, from whom and why it was held, stays for a while."""
    if mail.state != MailFate.HELD:
        raise IllegalMove("drop", mail.state)
    with change(mail, "drop", by=by):
        held = IncomingMail.objects.filter(pk=mail.pk, state=MailFate.HELD, version=mail.version)
        if not held.update(state=MailFate.DROPPED, raw=None, settled_at=timezone.now(), version=mail.version + 1):
            raise stale(mail)
        mail.refresh_from_db()
    return mail
