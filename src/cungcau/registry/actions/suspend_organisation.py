"""Take an organisation out for a while."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Organisation
from cungcau.registry.workflow import ORGANISATION_FLOW
from cungcau.trail.change import change, move


def suspend_organisation(organisation: Organisation, *, by: Any, note: str = "") -> Organisation:
    """It and its listings leave the public pages; its published listings are paused."""
    with change(organisation, "suspend", by=by, note=note):
        move(organisation, ORGANISATION_FLOW, "suspend", updated_at=timezone.now())
    return organisation
