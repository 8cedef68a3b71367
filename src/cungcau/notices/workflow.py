"""States of a mail. It moves by compare-and-swap: waiting → sending → sent, back to waiting, or failed; what was sent may come
back later: bounced."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailState(TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    BOUNCED = "bounced", _("Came back")


TONES = {
    MailState.WAITING: "warn",
    MailState.SENDING: "info",
    MailState.SENT: "good",
    MailState.FAILED: "bad",
    MailState.BOUNCED: "bad",
}


def mail_states() -> list[tuple[str, Any]]:
    return MailState.choices
