"""May this organisation say to the owner of a listing that it is interested?"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cungcau.brokerage.models import Interest
from cungcau.brokerage.workflow import LIVE
from cungcau.kit.policy import visible
from cungcau.listings.models import Kind, Listing
from cungcau.listings.visibility import OPEN
from cungcau.registry.models import Organisation
from cungcau.registry.who import KNOWN, current_memberships
from cungcau.registry.workflow import OrganisationState

GONE = (OrganisationState.SUSPENDED, OrganisationState.MERGED)


def is_open_to(listing: Listing, organisation: Organisation) -> bool:
    """The listing is published, another's, and for this organisation's eyes."""
    if not listing.is_published or organisation.pk == listing.organisation_id:
        return False
    if organisation.state in GONE or listing.organisation.state in GONE:
        return False
    if listing.excluded_organisations.filter(pk=organisation.pk).exists():
        return False
    if listing.anonymity == "members":
        return organisation.state in KNOWN
    if listing.anonymity == "chosen":
        return listing.chosen_organisations.filter(pk=organisation.pk).exists()
    return listing.anonymity in OPEN


def senders_for(user: Any, listing: Listing) -> list[Organisation]:
    """In whose name this person may send an interest in the listing. Nobody sits on both sides of it."""
    if not user.is_authenticated or current_memberships(user).filter(organisation_id=listing.organisation_id).exists():
        return []
    own = Organisation.objects.filter(pk__in=current_memberships(user, editing=True).values("organisation_id"))
    return [one for one in own if is_open_to(listing, one)]


def types_in(user: Any, listing: Listing) -> bool:
    """A broker writes down what an organisation has told her by phone."""
    works_there = user.is_authenticated and current_memberships(user).filter(organisation_id=listing.organisation_id).exists()
    return bool("broker" in user.roles and listing.is_published and not works_there) if user.is_authenticated else False


def live_interest(listing: Listing, organisations: Any) -> Interest | None:
    """The one that is under way between these organisations and the owner."""
    return Interest.objects.filter(listing=listing, organisation__in=organisations, state__in=LIVE).first()


def own_offers(user: Any, organisations: Any) -> QuerySet[Listing]:
    """The published offers of these organisations, which a proposal may point to."""
    current = Listing.objects.filter(kind=Kind.OFFER, organisation__in=organisations)
    return visible(user, current).filter(pk__in=[one.pk for one in current if one.is_published]).order_by("title_vi", "pk")


def is_open_to_strangers(listing: Listing) -> bool:
    """Everybody may read it now, and say without an account that she is interested."""
    return bool(listing.is_published and listing.anonymity in OPEN and listing.organisation.state not in GONE)
