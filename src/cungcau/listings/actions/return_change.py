"""Give a proposed change back to its author."""

from __future__ import annotations

from typing import Any

from cungcau.listings.models import Change
from cungcau.listings.workflow import CHANGE_FLOW
from cungcau.trail.change import change, move


def return_change(proposed: Change, *, by: Any, comment: str) -> Change:
    """The moderator says what to mend; what the author wrote is kept, and the old text stays public."""
    with change(proposed, "return_change", by=by, note=comment):
        move(proposed, CHANGE_FLOW, "return_change", comment=comment)
    return proposed
