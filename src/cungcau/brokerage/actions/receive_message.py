"""A mail of somebody who may write there has come for a case."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from cungcau.brokerage.case_models import LogKind, Shared
from cungcau.brokerage.message_mailing import message_of_mail
from cungcau.brokerage.message_making import placed, sealed
from cungcau.brokerage.message_models import Addressee, Message, Way
from cungcau.brokerage.message_parsing import Letter
from cungcau.brokerage.message_senders import Sender
from cungcau.files.actions import attach_file
from cungcau.kit.errors import Refused
from cungcau.kit.policy import SYSTEM
from cungcau.trail.change import change


def receive_message(addressee: Addressee, letter: Letter, sender: Sender, *, by: Any) -> Message:
    """What a party wrote its own side and the brokers read; what an officer sent in or forwarded, the officers alone.

    A file that is not taken is left out and named; the words come in without it.
    """
    case, writer = addressee.case, sender.party
    shared = (writer.side if writer else "") or Shared.NONE
    with change(case, "receive", by=by, note=sender.name or sender.email, shared=shared) as facts:
        message = placed(
            case, words=letter.words, shared=shared, by=sender.user, writer=writer, kind=LogKind.MAIL, way=Way.MAIL,
            sender_name=sender.name[:150], sender_email=sender.email, addressee=addressee, message_id=letter.message_id,
            reply_to=_answered(addressee, letter), quoted=letter.quoted, left_out=list(letter.left_out),
        )  # fmt: skip
        facts["message"] = message.pid
        attach_what_is_taken(message, letter)
        return sealed(message, by=by)


def attach_what_is_taken(message: Message, letter: Letter) -> None:
    for name, content in letter.files:
        try:
            attach_file(message, BytesIO(content), name, by=SYSTEM)
        except Refused as refusal:
            message.left_out.append({"name": name[:200], "code": refusal.code})


def _answered(addressee: Addressee, letter: Letter) -> Message | None:
    """The message of ours that it answers, by the ids that it names; one that the sender was sent."""
    found = (message_of_mail(addressee, one) for one in reversed(letter.answers))
    return next((one for one in found if one), None)
