"""Put an address, a domain, a network or words on the block list."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.intake.models import Block
from cungcau.kit.errors import Refused
from cungcau.trail.change import change


def block_sender(*, by: Any, kind: str, value: str, note: str = "") -> Block:
    """What comes from there goes to the spam bin from now on. Raises Refused where it is blocked already."""
    block = Block(kind=kind, value=value if kind == Block.Kind.WORDS else value.strip().lower(), note=note, created_by_id=by.pk)
    with change(block, "block", by=by, note=note):
        if Block.objects.filter(kind=kind, value=block.value).exists():
            raise Refused("blocked", _("This is on the list already."), field="value")
        block.save()
    return block
