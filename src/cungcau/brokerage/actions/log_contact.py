"""A broker writes into the log of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, LogEntry, Party, Shared
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import is_there, keep_last_contact
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def log_contact(
    case: Case, *, by: Any, kind: str, on: date, words: str, party: Party | None = None, shared: str = Shared.NONE
) -> Case:
    """A call, meeting, visit, mail or note, internal or shared. The words stand in the log alone, not in the trail."""
    if party and not is_there(case, party):
        raise Refused("no_party", _("That party does not take part in this case."), field="party")
    with change(case, "log", by=by, kind=kind, shared=shared):
        LogEntry.objects.create(case=case, kind=kind, on=on, words=words, party=party, shared=shared, by=by)
        move(case, CASE_FLOW, "log")
        keep_last_contact(case)
    return case
