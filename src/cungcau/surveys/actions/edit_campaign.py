"""Change what a campaign says of itself."""

from __future__ import annotations

from typing import Any

from cungcau.kit.errors import Unchanged
from cungcau.surveys.content import CAMPAIGN_COLUMNS
from cungcau.surveys.models import Campaign
from cungcau.surveys.workflow import CAMPAIGN_FLOW
from cungcau.trail.change import change, claim_version


def edit_campaign(campaign: Campaign, *, by: Any, version: int, **values: Any) -> Campaign:
    """Write the given columns if nobody has changed the campaign since `version`. Raises PermissionDenied, IllegalMove, Stale.
    Where they say what it says already nothing is written."""
    with change(campaign, "edit", by=by) as facts:
        CAMPAIGN_FLOW.after(campaign.state, "edit")
        claim_version(campaign, version)
        changed = [name for name in CAMPAIGN_COLUMNS if name in values and getattr(campaign, name) != values[name]]
        if not changed:
            raise Unchanged
        for name in changed:
            setattr(campaign, name, values[name])
        campaign.save(update_fields=changed)
        facts["changed"] = changed
    return campaign
