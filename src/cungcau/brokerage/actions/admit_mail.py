"""A broker lets a mail that was held back into a case."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.actions.receive_message import attach_what_is_taken
from cungcau.brokerage.case_models import Case, LogKind, Shared
from cungcau.brokerage.message_making import placed, sealed
from cungcau.brokerage.message_models import IncomingMail, MailFate, Message, Way
from cungcau.brokerage.message_parsing import read_letter
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.kit.policy import can
from cungcau.trail.change import change, record, stale


def admit_mail(mail: IncomingMail, *, by: Any, case: Case) -> Message:
    """Internal, as of somebody whom nothing proves: no party reads it before it is passed on."""
    if mail.state != MailFate.HELD:
        raise IllegalMove("admit", mail.state)
    with change(mail, "admit", by=by):
        if not can(by, "message", case):
            raise Refused("no_case", _("That case is not yours to work on."), field="case")
        claimed = IncomingMail.objects.filter(pk=mail.pk, state=MailFate.HELD, version=mail.version)
        if not claimed.update(state=MailFate.ADMITTED, settled_at=timezone.now(), version=mail.version + 1):
            raise stale(mail)
        letter = read_letter(mail.content, is_cut=mail.is_cut)
        message = placed(
            case, words=letter.words, shared=Shared.NONE, by=None, kind=LogKind.MAIL, way=Way.MAIL,
            sender_name=letter.sender_name[:150], sender_email=letter.sender_email[:254], message_id=letter.message_id,
            quoted=letter.quoted, left_out=list(letter.left_out),
        )  # fmt: skip
        attach_what_is_taken(message, letter)
        sealed(message, by=by)
        IncomingMail.objects.filter(pk=mail.pk).update(case=case, message=message, raw=None)
        record(case, "admit", by=by, note=letter.sender_email, message=message.pid)
    return message
