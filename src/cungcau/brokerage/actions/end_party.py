"""A party leaves the case."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, Party
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import is_there
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def end_party(case: Case, *, by: Any, party: Party, why: str) -> Case:
    """Its people see nothing of the case any more; what was written with it stays in the log."""
    if not is_there(case, party):
        raise Refused("no_party", _("That party does not take part in this case."), field="party")
    with change(case, "end_party", by=by, note=why, party=str(party)):
        move(case, CASE_FLOW, "end_party")
        Party.objects.filter(pk=party.pk).update(ended_at=timezone.now(), ended_why=why)
    return case
