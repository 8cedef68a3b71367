"""Close a campaign."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Campaign
from cungcau.surveys.workflow import CAMPAIGN_FLOW
from cungcau.trail.change import change, move


def close_campaign(campaign: Campaign, *, by: Any, closing_note: str = "") -> Campaign:
    """Nothing more is recorded; `closing_note` says what came of it. Raises PermissionDenied, IllegalMove, Stale."""
    with change(campaign, "close", by=by, note=closing_note):
        move(campaign, CAMPAIGN_FLOW, "close", closing_note=closing_note)
    return campaign
