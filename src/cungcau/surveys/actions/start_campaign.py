"""Start a campaign."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.surveys.models import Campaign
from cungcau.surveys.workflow import CAMPAIGN_FLOW
from cungcau.trail.change import change, move


def start_campaign(campaign: Campaign, *, by: Any) -> Campaign:
    """From now on visits are recorded. A campaign without firms does not start. Raises PermissionDenied, Refused, Stale."""
    with change(campaign, "start", by=by):
        if not campaign.visits.exists():
            raise Refused("no_firms", _("Add the firms first: a campaign without firms has nobody to ask."))
        move(campaign, CAMPAIGN_FLOW, "start")
    return campaign
