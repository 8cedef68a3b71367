"""Questions to the registry."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Model, Q, QuerySet

from cungcau.kit.ids import urn
from cungcau.kit.policy import visible
from cungcau.registry.models import Authority, Expert, Membership, Organisation, Zone, ZonePlan
from cungcau.registry.who import current_memberships
from cungcau.registry.workflow import OrganisationState
from cungcau.trail.models import Entry


def organisations_seen_by(user: Any) -> QuerySet[Organisation]:
    return visible(user, Organisation.objects.select_related("zone").prefetch_related("terms"))


def experts_seen_by(user: Any) -> QuerySet[Expert]:
    return visible(user, Expert.objects.select_related("organisation").prefetch_related("terms"))


def current_plan() -> ZonePlan | None:
    """The newest plan of zones."""
    return ZonePlan.objects.prefetch_related("zones").first()


def zones_with_counts() -> list[Zone]:
    """The zones of the newest plan, each with `count`: its organisations that are shown to the public."""
    plan = current_plan()
    if plan is None:
        return []
    shown = Q(organisations__state__in=[OrganisationState.VERIFIED, OrganisationState.ACTIVE])
    return list(plan.zones.annotate(count=Count("organisations", filter=shown)))


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    return organisation.memberships.select_related("user").order_by("until", "user__name")


def own_memberships(user: Any) -> QuerySet[Membership]:
    """Where the person works today."""
    return current_memberships(user).select_related("organisation")


def authorities() -> QuerySet[Authority]:
    return Authority.objects.prefetch_related("names")


def organisations_by_state() -> Counter[str]:
    return Counter(Organisation.objects.values_list("state", flat=True))


def zone_names() -> dict[str, str]:
    """Code to name of every zone, in the reader's language."""
    return {zone.code: zone.name for zone in Zone.objects.order_by("plan__valid_from")}


def whole_history(thing: Any) -> QuerySet[Entry]:
    """Everything that was done to this thing and to those merged into it, the newest first."""
    return Entry.objects.filter(subject__in=[urn(thing), *map(urn, thing.taken_in.all())])


def survivor_for(user: Any, model: type[Model], pid: str) -> Any:
    """Into which record that this person may read the one of this address was merged; None where there is none."""
    row = visible(user, model._default_manager.select_related("merged_into"), "follow").filter(pid=pid).first()
    return row.merged_into if row else None  # type: ignore[attr-defined]
