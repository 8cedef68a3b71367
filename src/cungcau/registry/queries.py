"""Questions to the registry."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone

from cungcau.kit.ids import urn
from cungcau.kit.policy import visible
from cungcau.registry.models import (
    Authority,
    Autosave,
    Consent,
    Contact,
    Expert,
    Level,
    Membership,
    Organisation,
    Verification,
    Zone,
    ZonePlan,
)
from cungcau.registry.who import current_memberships
from cungcau.registry.workflow import ExpertState, OrganisationState
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


def contacts_for(organisation: Organisation, purpose: str) -> QuerySet[Contact]:
    """Whom of the organisation one may use for the purpose: who agreed to it and has not withdrawn."""
    agreed = Consent.objects.filter(purpose=purpose, withdrawn_on=None).values("contact_id")
    return organisation.contacts.filter(merged_into=None, pk__in=agreed)


def verification_of(organisation: Organisation) -> Verification | None:
    """The farthest check that counts today, the latest of its kind; None where none does."""
    counting = [one for one in organisation.verifications.select_related("by") if one.is_in_force]
    return max(counting, key=lambda one: (list(Level).index(Level(one.level)), one.on), default=None)


def verifications_that_end(within: int) -> QuerySet[Verification]:
    """Checks in force that end within so many days, or ended that lately: to be renewed."""
    today = timezone.localdate()
    days = (today - timedelta(days=within), today + timedelta(days=within))
    return Verification.objects.filter(revoked_on=None, valid_until__range=days).select_related("organisation", "by").order_by(
        "valid_until"
    )


def own_memberships(user: Any) -> QuerySet[Membership]:
    """Where the person works today."""
    return current_memberships(user).select_related("organisation")


def own_places(user: Any) -> dict[str, Any]:
    """Where the person works and worked, and her profile as an expert: for her own page."""
    past = Membership.objects.filter(user=user, until__lte=timezone.localdate()).select_related("organisation")
    profile = Expert.objects.filter(user=user).exclude(state=ExpertState.MERGED).first()
    return {"memberships": own_memberships(user), "past": past.order_by("-until"), "expert": profile, "typed": unsaved_of(user)}


def unsaved_of(user: Any) -> QuerySet[Autosave]:
    """All that this person has typed into forms of the registry and not saved, the newest first."""
    return visible(user, Autosave.objects.all())


def begun_nowhere(user: Any, kind: str, model: type[Model]) -> list[Autosave]:
    """Typed into the form of a new record of that kind."""
    return list(unsaved_of(user).filter(kind=kind).exclude(pid__in=model._default_manager.values("pid")))


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
