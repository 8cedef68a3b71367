from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.notices.models import Outgoing
from cungcau.notices.workflow import MailState
from cungcau.trail.change import change, stale


def retry_mail(mail: Outgoing, *, by: Any, note: str = "") -> Outgoing:
    """Give a failed mail another round of attempts."""
    with change(mail, "retry", by=by, note=note):
        failed = Outgoing.objects.filter(pk=mail.pk, state=MailState.FAILED)
        if not failed.update(state=MailState.WAITING, attempts=0, next_at=timezone.now()):
            raise stale(mail)
        mail.refresh_from_db()
    return mail
