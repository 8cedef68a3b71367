"""Say that an organisation is what it says."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.registry.models import Organisation
from cungcau.registry.workflow import ORGANISATION_FLOW
from cungcau.trail.change import change, move


def verify_organisation(organisation: Organisation, *, by: Any, note: str = "") -> Organisation:
    """Somebody has compared it with its papers (`note` says with which)."""
    with change(organisation, "verify", by=by, note=note):
        move(organisation, ORGANISATION_FLOW, "verify", updated_at=timezone.now())
    return organisation
