"""Throw away what a person has typed and not saved."""

from __future__ import annotations

from typing import Any

from cungcau.kit.longform import typed as longform
from cungcau.registry.models import Autosave


def drop_typed(autosave: Autosave, *, by: Any) -> None:
    """It is saved by now, or not wanted any more."""
    longform.drop(autosave, by=by)
