"""Say that somebody does something else at an organisation from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.registry.models import Membership
from cungcau.trail.change import change


def change_role(membership: Membership, *, by: Any, since: date | None = None, **facts: Any) -> Membership:
    """The membership ends on that day and another one begins, so that who did what when can be read later.

    `facts`: role, position_vi, position_en; what is not given stays. Raises Refused where it is over, or the day is too early.
    """
    day = since or timezone.localdate()
    kept = {name: getattr(membership, name) for name in ("role", "position_vi", "position_en")}
    with change(membership.organisation, "change_role", by=by, user=membership.user.pid, since=str(day), **facts):
        if day < membership.since:
            raise Refused("ends_before", _("It began on a later day."), "since")
        if not Membership.objects.filter(pk=membership.pk, until=None).update(until=day):
            raise Refused("membership_over", _("This membership has ended already."))
        return Membership.objects.create(
            user=membership.user, organisation=membership.organisation, since=day, **{**kept, **facts}
        )
