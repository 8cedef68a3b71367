"""Say that somebody no longer works for an organisation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.registry.models import Membership
from cungcau.trail.change import change


def end_membership(membership: Membership, *, by: Any, until: date | None = None) -> Membership:
    """From that day (today, where none is given) the person sees and writes nothing of it; the past stays recorded.

    Raises Refused on the field `until` where that is before the membership began.
    """
    day = until or timezone.localdate()
    with change(membership.organisation, "end_membership", by=by, user=membership.user.pid, until=str(day)):
        if day < membership.since:
            raise Refused("ends_before", _("It began on a later day."), "until")
        membership.until = day
        membership.save(update_fields=["until"])
    return membership
