"""What the verbs that bring a message into a case share: its entry of the log, itself, its files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from cungcau.brokerage.case_models import Case, LogEntry, LogKind, Party, Shared
from cungcau.brokerage.casework import keep_last_contact
from cungcau.brokerage.message_models import Message
from cungcau.files.actions import attach_file

MOST_FILES = 10  # of a message that is written here


def placed(
    case: Case, *, words: str, shared: str, by: Any, writer: Party | None = None, kind: str = LogKind.NOTE, pid: str = "",
    **columns: Any,
) -> Message:
    """The message with its entry, in the caller's transaction; not sealed yet, so that files can be attached."""
    entry = LogEntry(
        case=case, kind=kind, on=timezone.localdate(), words=words, party=writer, writer=writer, by=by, shared=shared
    )
    entry.pid = pid or entry.pid
    entry.save()
    message = Message(case=case, entry=entry, **columns)
    message.pid = pid or message.pid
    message.save()
    return message


def sealed(message: Message, files: Sequence[Any] = (), *, by: Any) -> Message:
    """With what was uploaded (Refused, where a file is not taken), and closed for more; the case is no longer quiet."""
    for upload in files:
        attach_file(message, upload, upload.name, by=by)
    message.is_sealed = True
    message.save(update_fields=["is_sealed", "left_out"])
    keep_last_contact(message.case)
    return message


def widened(old: str, to: str) -> str:
    """Who reads a thing that some read already and that is now shown to others too; nobody is shut out again."""
    if old in {Shared.NONE, to}:
        return to
    if Shared.ALL in {old, to}:
        return Shared.ALL
    return Shared.SIDES
