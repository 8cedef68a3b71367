"""Say that somebody no longer works for an organisation."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Membership
from cungcau.trail.change import change


def end_membership(membership: Membership, *, by: Any) -> Membership:
    """From today the person sees and writes nothing of the organisation; the past stays recorded."""
    with change(membership.organisation, "end_membership", by=by, user=membership.user.pid):
        membership.until = timezone.localdate()
        membership.save(update_fields=["until"])
    return membership
