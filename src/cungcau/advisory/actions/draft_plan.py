"""Begin a plan of how a firm is supported."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.advisory.models import Plan
from cungcau.kit.errors import Refused
from cungcau.registry.models import Organisation
from cungcau.registry.workflow import OrganisationState
from cungcau.trail.change import change


def draft_plan(
    organisation: Organisation, *, by: Any, service: str, aim: str, note: str = "", adviser: User | None = None, pid: str = ""
) -> Plan:
    """The firm sees nothing of it until it is shown. `pid` as of `ask_advice`. Raises Refused."""
    if pid and (known := Plan.objects.filter(pid=pid, organisation=organisation).first()):
        return known
    plan = Plan(organisation=organisation, service=service, aim=aim, note=note, adviser_id=(adviser or by).pk)
    plan.pid = pid or plan.pid
    with change(plan, "draft", by=by):
        if organisation.state == OrganisationState.MERGED:
            raise Refused("merged", _("This organisation was merged into another one."))
        plan.save()
    return plan
