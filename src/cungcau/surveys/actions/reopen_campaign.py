"""Open a closed campaign again."""

from __future__ import annotations

from typing import Any

from cungcau.surveys.models import Campaign
from cungcau.surveys.workflow import CAMPAIGN_FLOW
from cungcau.trail.change import change, move


def reopen_campaign(campaign: Campaign, *, by: Any, note: str = "") -> Campaign:
    """A report that came late can be recorded again. Raises PermissionDenied, IllegalMove, Stale."""
    with change(campaign, "reopen", by=by, note=note):
        move(campaign, CAMPAIGN_FLOW, "reopen")
    return campaign
