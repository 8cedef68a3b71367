"""Let an organisation take part."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Organisation
from cungcau.registry.workflow import ORGANISATION_FLOW
from cungcau.trail.change import change, move


def activate_organisation(organisation: Organisation, *, by: Any, note: str = "") -> Organisation:
    """It is shown, and its people can work."""
    with change(organisation, "activate", by=by, note=note):
        move(organisation, ORGANISATION_FLOW, "activate", updated_at=timezone.now())
    return organisation
