"""Who can be asked to read an offer as an expert."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from cungcau.listings.models import Listing
from cungcau.listings.workflow import ReadingState
from cungcau.registry.models import Expert, Membership
from cungcau.registry.workflow import ExpertState


def may_be_asked(listing: Listing) -> QuerySet[Expert]:
    """Active experts with an account, not asked yet, who work neither for its organisation nor for one that must not see it."""
    shut = [listing.organisation_id, *listing.excluded_organisations.values_list("pk", flat=True)]
    bound = Membership.objects.filter(organisation__in=shut, until=None).values("user_id")
    asked = listing.readings.filter(state=ReadingState.ASKED).values("expert_id")
    rows = Expert.objects.filter(state=ExpertState.ACTIVE, user__is_active=True)
    inside = Q(organisation__in=shut) | Q(user__in=bound) | Q(user=listing.created_by_id) | Q(pk__in=asked)
    return rows.exclude(inside).select_related("organisation")
