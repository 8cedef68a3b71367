"""What stands in the log is corrected by a new entry that names the old."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, LogEntry
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import keep_last_contact
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def correct_entry(case: Case, *, by: Any, entry: LogEntry, on: date, words: str) -> Case:
    """One's own entry, once: a correction may be corrected in its turn. Whoever was shown the old one is shown the new one."""
    with change(case, "correct", by=by, kind=entry.kind, shared=entry.shared):
        if entry.case_id != case.pk or entry.by_id != by.pk or entry.writer_id:
            raise Refused("not_hers", _("One corrects what one has written oneself."))
        if LogEntry.objects.filter(corrects=entry).exists():
            raise Refused("corrected", _("This entry was corrected already: correct the newer one."))
        if (on, words) == (entry.on, entry.words):
            raise Refused("same", _("Nothing is corrected: day and words are those of the entry."))
        LogEntry.objects.create(
            case=case, kind=entry.kind, on=on, words=words, party=entry.party, shared=entry.shared, corrects=entry, by=by
        )
        move(case, CASE_FLOW, "correct")
        keep_last_contact(case)
    return case
