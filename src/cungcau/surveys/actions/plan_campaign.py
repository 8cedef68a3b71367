"""Plan a campaign."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from cungcau.surveys.content import CAMPAIGN_COLUMNS
from cungcau.surveys.models import Campaign
from cungcau.trail.change import change

ATTEMPTS = 5


def plan_campaign(*, by: Any, is_demo: bool = False, **values: Any) -> Campaign:
    """A new campaign without firms. `values`: columns of `content.CAMPAIGN_COLUMNS`. Raises PermissionDenied."""
    known = {name: values[name] for name in CAMPAIGN_COLUMNS if name in values}
    campaign = Campaign(created_by_id=by.pk, is_demo=is_demo, **known)
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic(), change(campaign, "plan", by=by):
                campaign.number = (Campaign.objects.aggregate(last=Max("number"))["last"] or 0) + 1
                campaign.save()
                break
        except IntegrityError:  # somebody took the number meanwhile
            if attempt == ATTEMPTS - 1:
                raise
    return campaign
