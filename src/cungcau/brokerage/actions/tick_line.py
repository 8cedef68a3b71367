"""A line of the present stage's checklist is done."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, Tick
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import present_entry
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def tick_line(case: Case, *, by: Any, line: str) -> Case:
    """Who and when is kept beside it. Raises Refused where the stage has no such line."""
    if line not in {one.code for one in case.present.lines}:
        raise Refused("no_line", _("The checklist of this stage has no such line."), field="line")
    with change(case, "tick", by=by, note=line, stage=case.stage):
        move(case, CASE_FLOW, "tick")
        Tick.objects.get_or_create(entry=present_entry(case), line=line, defaults={"by": by})
    return case
