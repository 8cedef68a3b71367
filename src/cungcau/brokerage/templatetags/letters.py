"""What templates ask about messages and held mail."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cungcau.brokerage.message_models import IncomingMail, Message
from cungcau.files.faults import MESSAGES

register = template.Library()

REASONS = {
    "no_token": gettext_lazy("It was sent to no address of a case."),
    "unknown_token": gettext_lazy("The address it was sent to is of no case."),
    "revoked": gettext_lazy("The address it was sent to was taken back."),
    "sender": gettext_lazy("Its sender is not whom that address was given to, nor of the same party."),
    "left": gettext_lazy("Its sender may not write there any more."),
    "not_proven": gettext_lazy("Nothing proves that it is from this sender: it may be forged."),
    "over": gettext_lazy("The case is over."),
    "unreadable": gettext_lazy("The mail is torn and cannot be read."),
    "own": gettext_lazy("One of our own mails came round."),
    "automatic": gettext_lazy("A machine has answered, or it is a mail to many."),
    "too_many": gettext_lazy("Too many mails an hour came to this address."),
}
LEFT_OUT = {
    **MESSAGES,
    "mail_too_large": gettext_lazy("The mail is too large."),
    "file_too_large": gettext_lazy("The file is too large."),
    "file_kind": gettext_lazy("This kind of file is not taken."),
    "empty_file": gettext_lazy("The file is empty."),
    "too_many_files": gettext_lazy("There are too many files."),
    "picture_too_large": gettext_lazy("The picture has too many points."),
    "nested": gettext_lazy("It is packed too deep."),
    "words_cut": gettext_lazy("The words are cut: the mail is very long."),
}


@register.filter
def held_reason(mail: IncomingMail) -> str:
    return str(REASONS[mail.reason]) if mail.reason in REASONS else _("A broker has dropped it.")


@register.filter
def left_out_words(rows: list[dict[str, Any]]) -> list[str]:
    """What of a mail is not here, and why."""
    said = [(one.get("name", ""), str(LEFT_OUT.get(one.get("code", ""), one.get("code", "")))) for one in rows]
    return [_("“%(name)s” was left out. %(why)s") % {"name": name, "why": why} if name else why for name, why in said]


@register.filter
def way_words(message: Message) -> str:
    """How it came, where that is not by hand."""
    if message.is_forwarded:
        return _("sent in by mail")
    if message.way == "mail" and message.entry.writer_id is None:
        return _("mail that was held back, admitted by a broker")
    return _("by mail") if message.way == "mail" else ""
