"""Put firms on a campaign's list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from cungcau.kit.errors import Refused
from cungcau.registry.models import Organisation
from cungcau.surveys.models import Campaign, Method, Visit
from cungcau.trail.change import change

MOST = 9_999  # the code on a paper has four digits for the firm


def add_firms(campaign: Campaign, organisations: Iterable[Organisation], *, by: Any, method: str = Method.VISIT) -> int:
    """Those that are not on the list yet, in the given order; how many were added. Raises PermissionDenied, Refused."""
    with change(campaign, "add_firms", by=by) as facts:
        Campaign.objects.filter(pk=campaign.pk).update(number=F("number"))  # whoever else adds firms now waits
        there = set(campaign.visits.values_list("organisation_id", flat=True))
        fresh = [one for one in dict.fromkeys(organisations) if one.pk not in there]
        last = campaign.visits.aggregate(last=Max("number"))["last"] or 0
        if last + len(fresh) > MOST:
            raise Refused("too_many_firms", _("A campaign holds at most %(most)s firms.") % {"most": MOST})
        Visit.objects.bulk_create(
            Visit(campaign=campaign, organisation=one, number=number, method=method) for number, one in enumerate(fresh, last + 1)
        )
        facts["added"] = len(fresh)
    return len(fresh)
