"""Take a firm off a campaign's list."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.surveys.models import Visit
from cungcau.surveys.workflow import VisitState
from cungcau.trail.change import change


def remove_firm(visit: Visit, *, by: Any) -> None:
    """Only while nothing has been done about it: what was said is not thrown away. Raises PermissionDenied, Refused."""
    with change(visit.campaign, "remove_firm", by=by, firm=visit.organisation.pid):
        free = Visit.objects.filter(pk=visit.pk, state=VisitState.TO_VISIT, reports=None)
        if not free.delete()[0]:
            raise Refused("already_begun", _("Something was already noted about this firm, so it stays on the list."))
