"""Say who goes to which firms, and how they are asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from cungcau.access.models import User
from cungcau.kit.errors import Refused
from cungcau.surveys.models import Campaign, Method, Visit
from cungcau.surveys.workflow import OPEN
from cungcau.trail.change import change


def assign_visits(
    campaign: Campaign, visits: Iterable[Visit], *, by: Any, officer: User | None = None, method: str = ""
) -> int:
    """Give these firms of the campaign to the officer, and/or ask them in this way; how many changed.

    Firms that were heard or have refused stay as they are. Raises PermissionDenied, Refused.
    """
    given: dict[str, Any] = {"officer": officer} if officer else {}
    if method in Method.values:
        given["method"] = method
    if not given:
        raise Refused("nothing_to_assign", _("Choose who goes there, or how the firms are asked."), field="officer")
    if officer and not (officer.is_active and officer.roles - {"director"}):
        raise Refused("no_officer", _("Only a working officer of the point goes to firms."), field="officer")
    with change(campaign, "assign", by=by, officer=officer.pid if officer else "", method=method) as facts:
        rows = campaign.visits.filter(pk__in=[one.pk for one in visits], state__in=OPEN)
        facts["assigned"] = rows.update(version=F("version") + 1, **given)
    return int(facts["assigned"])
