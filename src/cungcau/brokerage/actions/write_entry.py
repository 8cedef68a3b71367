"""Somebody of a party writes into the log."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cungcau.brokerage.case_models import Case, LogEntry, LogKind, Shared
from cungcau.brokerage.case_who import parties_of
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.casework import last_contact
from cungcau.kit.errors import IllegalMove
from cungcau.trail.change import change


def write_entry(case: Case, *, by: Any, words: str, pid: str = "") -> LogEntry:
    """Read by the brokers and by her own side. The version stays: nobody who works on the case has to read again.

    `pid` is the id that the form was given when it was shown: a second press finds the entry of the first.
    """
    if pid and (known := LogEntry.objects.filter(pid=pid, case=case, by=by).first()):
        return known
    if case.state not in AT_WORK:
        raise IllegalMove("write", case.state)
    with change(case, "write", by=by):
        writer = parties_of(by, editing=True).filter(case=case).first()
        if writer is None:
            raise PermissionDenied("write")
        entry = LogEntry(
            case=case, kind=LogKind.NOTE, on=timezone.localdate(), words=words, party=writer, writer=writer, by=by,
            shared=writer.side or Shared.NONE,
        )  # fmt: skip
        entry.pid = pid or entry.pid
        entry.save()
        Case.objects.filter(pk=case.pk).update(last_contact_on=last_contact(case))
    return entry
