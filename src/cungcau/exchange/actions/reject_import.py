"""The file cannot be read."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.models import Import
from cungcau.exchange.remarks import Remark
from cungcau.exchange.walking import remark_kept
from cungcau.exchange.workflow import IMPORT_FLOW
from cungcau.trail.change import change, move


def reject_import(thing: Import, remark: Remark, *, by: Any) -> Import:
    """Keep why, and in which words it is told to the person."""
    with change(thing, "reject", by=by, code=remark.code):
        move(thing, IMPORT_FLOW, "reject", fault=remark_kept(remark))
    return thing
