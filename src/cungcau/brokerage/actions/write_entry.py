"""Somebody of a party writes to the point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.brokerage.case_models import Case, LogEntry, Shared
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.message_making import placed, sealed
from cungcau.brokerage.message_models import Message
from cungcau.kit.errors import IllegalMove
from cungcau.trail.change import change


def write_entry(
    case: Case, *, by: Any, words: str, files: Sequence[Any] = (), reply_to: Message | None = None, pid: str = ""
) -> LogEntry:
    """A message, read by the brokers and by her own side until a broker passes it on.

    The version stays: nobody who works on the case has to read again.
    `pid` is the id that the form was given when it was shown: a second press finds the entry of the first.
    """
    if pid and (known := LogEntry.objects.filter(pid=pid, case=case, by=by).first()):
        return known
    if case.state not in AT_WORK:
        raise IllegalMove("write", case.state)
    with change(case, "write", by=by) as facts:
        writer = parties_of(by, editing=True).filter(case=case).first()
        if writer is None:
            raise PermissionDenied("write")
        shared = writer.side or Shared.NONE
        message = placed(case, words=words, shared=shared, by=by, writer=writer, pid=pid, reply_to=reply_to)
        facts["message"] = message.pid
        sealed(message, files, by=by)
    return message.entry
