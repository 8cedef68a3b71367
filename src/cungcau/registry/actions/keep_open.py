"""A sign of life from an open form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from cungcau.kit.longform.typed import sign_of_life
from cungcau.kit.policy import can
from cungcau.registry.models import Expert, OpenForm, Organisation


def keep_open(thing: Organisation | Expert, *, by: Any) -> None:
    """Others who open the form of this record are told, for a minute from now. No entry in the trail."""
    if not can(by, "edit", thing):
        raise PermissionDenied(f"edit {thing._meta.label_lower}")
    sign_of_life(OpenForm, thing.pid, by=by)
