"""Take a proposed change back."""

from __future__ import annotations

from typing import Any

from cungcau.listings.models import Change
from cungcau.listings.workflow import CHANGE_FLOW
from cungcau.trail.change import change, move


def take_back_change(proposed: Change, *, by: Any) -> Change:
    """The listing stays as it is."""
    with change(proposed, "take_back_change", by=by):
        move(proposed, CHANGE_FLOW, "take_back_change")
    return proposed
