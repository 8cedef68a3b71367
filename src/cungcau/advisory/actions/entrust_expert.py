"""Entrust an expert with a task for a request."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.advisory.models import Advice, Assignment
from cungcau.advisory.ties import refusing_ties, written
from cungcau.advisory.workflow import PENDING, WAITING, AssignmentState
from cungcau.kit.errors import Refused
from cungcau.registry.models import Expert
from cungcau.registry.workflow import ExpertState
from cungcau.trail.change import change


def entrust_expert(
    advice: Advice, expert: Expert, *, by: Any, task: str, due_on: date, fee: int | None = None, currency: str = "VND",
    pid: str = "",
) -> Assignment:
    """Where the registry knows a conflict of interest, nothing is asked until a second officer lets it pass. Raises Refused.

    `pid` is the id that the form was given when it was shown: a second press finds the first one's assignment.
    """
    if pid and (known := Assignment.objects.filter(pid=pid, entrusted_by=by.pk, advice=advice).first()):
        return known
    assignment = Assignment(
        advice=advice, expert=expert, task=task, due_on=due_on, fee=fee, currency=currency, entrusted_by_id=by.pk
    )
    assignment.pid = pid or assignment.pid
    with change(assignment, "entrust", by=by) as facts:
        if advice.state not in WAITING:
            raise Refused("not_waiting", _("This request waits for no answer."))
        if expert.state != ExpertState.ACTIVE:
            raise Refused("expert_away", _("This expert cannot be asked at present."), field="expert")
        if Assignment.objects.filter(advice=advice, expert=expert, state__in=PENDING).exists():
            raise Refused("twice", _("This expert has a task for this request already."), field="expert")
        ties = refusing_ties(assignment)
        assignment.ties = facts["ties"] = written(ties)
        assignment.state = AssignmentState.BLOCKED if ties else AssignmentState.PROPOSED
        assignment.asked_at = None if ties else timezone.now()
        assignment.save()
    return assignment
