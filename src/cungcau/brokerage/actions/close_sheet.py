"""Take a sheet out of use."""

from __future__ import annotations

from typing import Any

from cungcau.brokerage.guest_workflow import SHEET_FLOW
from cungcau.brokerage.sheet_models import Sheet
from cungcau.trail.change import change, move


def close_sheet(sheet: Sheet, *, by: Any) -> Sheet:
    """Whoever scans its code reads that it is over; what came by it stays."""
    with change(sheet, "close_sheet", by=by):
        move(sheet, SHEET_FLOW, "close_sheet")
    return sheet
