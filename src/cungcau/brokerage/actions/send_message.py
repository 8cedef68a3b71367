"""A broker writes to a side, to all, or to her colleagues alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cungcau.brokerage.case_models import Case, LogKind, Shared
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.message_making import placed, sealed
from cungcau.brokerage.message_models import Message
from cungcau.kit.errors import IllegalMove
from cungcau.trail.change import change


def send_message(
    case: Case, *, by: Any, words: str, shared: str = Shared.NONE, files: Sequence[Any] = (), reply_to: Message | None = None,
    pid: str = "",
) -> Message:
    """Whoever may read it is told, by mail too. The version stays: nobody who works on the case has to read again.

    `pid` is the id that the form was given when it was shown: a second press finds the message of the first.
    """
    if pid and (known := Message.objects.filter(pid=pid, case=case, entry__by=by).first()):
        return known
    if case.state not in AT_WORK:
        raise IllegalMove("message", case.state)
    with change(case, "message", by=by, shared=shared) as facts:
        kind = LogKind.NOTE if shared == Shared.NONE else LogKind.MAIL
        message = placed(case, words=words, shared=shared, by=by, kind=kind, pid=pid, reply_to=reply_to)
        facts["message"] = message.pid
        return sealed(message, files, by=by)
