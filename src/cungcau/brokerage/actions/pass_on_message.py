"""A broker lets others read a message too."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, LogEntry
from cungcau.brokerage.case_workflow import AT_WORK
from cungcau.brokerage.message_making import widened
from cungcau.brokerage.message_models import Message
from cungcau.kit.errors import IllegalMove, Refused
from cungcau.trail.change import change, stale


def pass_on_message(case: Case, *, by: Any, message: Message, to: str) -> Message:
    """Its words, its files and who wrote it; not what a mail repeated of earlier ones. Who read it before still does."""
    if case.state not in AT_WORK:
        raise IllegalMove("pass_on", case.state)
    with change(case, "pass_on", by=by, message=message.pid, to=to):
        old = message.entry.shared
        new = widened(old, to)
        if message.case_id != case.pk or new == old:
            raise Refused("reads_it", _("Those read this message already."), field="to")
        if not LogEntry.objects.filter(pk=message.entry_id, shared=old).update(shared=new):
            raise stale(case)
        message.entry.shared = new
    return message
