"""An address from which mails came back is right after all, or is again."""

from __future__ import annotations

from typing import Any

from cungcau.notices.models import BouncingAddress
from cungcau.trail.change import change


def confirm_address(row: BouncingAddress, *, by: Any) -> BouncingAddress:
    """Said by whose address it is: digests go there again, and bounces are counted from none."""
    with change(row, "confirm_address", by=by):
        row.bounces = 0
        row.save(update_fields=["bounces"])
    return row
