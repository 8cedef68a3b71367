"""Another broker has the case in hand."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.brokerage.case_models import Case
from cungcau.brokerage.case_workflow import CASE_FLOW
from cungcau.kit.errors import Refused
from cungcau.trail.change import change, move


def hand_over_case(case: Case, *, by: Any, to: User, note: str = "") -> Case:
    """She is told. Raises Refused where that person is no broker, or has it in hand already."""
    if "broker" not in to.roles or not to.is_active:
        raise Refused("no_broker", _("A case is in the hands of a broker."), field="to")
    if to.pk == case.owner_id:
        raise Refused("hers", _("She has it in hand already."), field="to")
    with change(case, "hand_over", by=by, note=note, to=to.name):
        move(case, CASE_FLOW, "hand_over", owner=to)
    return case
