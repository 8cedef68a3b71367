"""Put a sheet to use again."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_workflow import SHEET_FLOW
from cungcau.brokerage.sheet_models import Sheet
from cungcau.trail.change import change, move


def open_sheet(sheet: Sheet, *, by: Any) -> Sheet:
    """The printed code works again."""
    with change(sheet, "open_sheet", by=by):
        move(sheet, SHEET_FLOW, "open_sheet")
    return sheet
