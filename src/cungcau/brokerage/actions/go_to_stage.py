"""The case comes into another stage of its template, later or earlier."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.brokerage.case_models import Case, Left, StageEntry
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.brokerage.casework import done_stages, jumped_over, missing_sides, stage_due
from cungcau.brokerage.stages import stages
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def go_to_stage(
    case: Case, *, by: Any, stage: str, how: str = Left.DONE, evidence: str = "", reason: str = ""
) -> Case:
    """`how` the present stage is left for a later one: done or skipped. A reason is asked for where one goes back, and where a
    stage that is not optional is skipped or jumped over. Raises PermissionDenied, Refused, Stale, IllegalMove.
    """
    was, way = case.stage, case.way
    if stage not in way.stages or stage == was:
        raise Refused("no_stage", _("Choose another stage of this case."), field="stage")
    is_back = stage not in way.after(was)
    jumped = [] if is_back else [code for code in way.between(was, stage) if code not in done_stages(case)]
    passed = [*jumped, *([was] if how == Left.SKIPPED else [])]
    if not reason.strip() and (is_back or any(not stages()[code].optional for code in passed)):
        raise Refused("reason", _reason_for(is_back, passed), field="reason")
    if way.needs_sides(stage) and (missing := missing_sides(case)):
        raise Refused("sides", _("First add who is missing: %(sides)s.") % {"sides": ", ".join(missing)}, field="stage")
    left = Left.BACK if is_back else Left(how)
    with change(case, "go_to", by=by, note=reason or evidence, was=was, stage=stage, how=str(left)):
        move(case, CASE_FLOW, "go_to", stage=stage, stage_due=stage_due(stage))
        open_now = StageEntry.objects.filter(case=case, left_at=None)
        open_now.update(left_at=timezone.now(), how=left, reason=reason, evidence=evidence)
        StageEntry.objects.bulk_create([*jumped_over(case, jumped, reason), StageEntry(case=case, stage=stage)])
    return case


def _reason_for(is_back: bool, passed: list[str]) -> str:
    if is_back:
        return _("Say why the case goes back.")
    names = ", ".join(stages()[code].name for code in passed if not stages()[code].optional)
    return _("Say why this is left out: %(stages)s.") % {"stages": names}
