"""Take something off the block list."""

from __future__ import annotations

from typing import Any

from cungcau.intake.models import Block
from cungcau.trail.change import change


def unblock_sender(block: Block, *, by: Any) -> None:
    """What lies in the spam bin stays there; it can be taken out one by one."""
    with change(block, "unblock", by=by, kind=block.kind):
        block.delete()
