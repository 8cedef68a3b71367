"""Throw away what a person has typed and not saved."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.kit.policy import can
from cungcau.listings.unsaved import Autosave


def drop_typed(autosave: Autosave, *, by: Any) -> None:
    """It is saved by now, or not wanted any more. Nobody else's business: no entry in the trail."""
    if not can(by, "drop_typed", autosave):
        raise PermissionDenied("drop_typed listings.autosave")
    Autosave.objects.filter(pk=autosave.pk).delete()
