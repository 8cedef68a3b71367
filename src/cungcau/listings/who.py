"""Words about listings: current ones, one's own, those in review, and organisations that must not know of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Q

from cungcau.kit.policy import EVERYTHING, NOTHING, Supposed, Word, can, visible
from cungcau.listings import life
from cungcau.listings.workflow import ChangeState, State
from cungcau.registry.who import current_memberships
from cungcau.registry.workflow import OrganisationState


class Current(Word):
    """Published, its last day is not past, and its owner has confirmed it in time."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(thing.is_published)

    def query(self, user: Any) -> Q:
        return life.current()


class Author(Word):
    """She wrote it."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.created_by_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(created_by_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class NotExcluded(Word):
    """She works for none of the organisations that must not know of it."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return "excluded" not in user.is_a
        if not (user.is_authenticated and user.pk) or thing.pk is None:
            return True
        own = current_memberships(user).values("organisation_id")
        return not thing.excluded_organisations.filter(pk__in=own).exists()

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.pk):
            return EVERYTHING
        from cungcau.listings.models import Listing  # app ready

        own = current_memberships(user).values("organisation_id")
        hidden = Listing.excluded_organisations.through.objects.filter(organisation_id__in=own).values("listing_id")
        return ~Q(pk__in=hidden)


class Chosen(Word):
    """She works for one of the organisations that its owner has chosen to see more of it."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return "chosen" in user.is_a
        if not (user.is_authenticated and user.is_active and user.pk) or thing.pk is None:
            return False
        return thing.chosen_organisations.filter(pk__in=self._own(user)).exists()

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.is_active and user.pk):
            return NOTHING
        from cungcau.listings.models import Listing  # app ready

        chosen = Listing.chosen_organisations.through.objects.filter(organisation_id__in=self._own(user))
        return Q(pk__in=chosen.values("listing_id"))

    def _own(self, user: Any) -> Any:
        return current_memberships(user).exclude(organisation__state=OrganisationState.SUSPENDED).values("organisation_id")

    def __repr__(self) -> str:
        return "member of a chosen organisation"


class OfActiveOrganisation(Word):
    """Its organisation is not suspended."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.organisation.state != "suspended"

    def query(self, user: Any) -> Q:
        return ~Q(organisation__state="suspended")


class InReview(Word):
    """A moderator has something to read: it was sent for review, or a change of what is published waits."""

    def check(self, user: Any, thing: Any) -> bool:
        waits = thing.pk is not None and thing.changes.filter(state=ChangeState.WAITING).exists()
        return bool(thing.state == State.SUBMITTED or waits)

    def query(self, user: Any) -> Q:
        from cungcau.listings.models import Change  # app ready

        return Q(state=State.SUBMITTED) | Q(pk__in=Change.objects.filter(state=ChangeState.WAITING).values("listing_id"))


class EditedInReview(Word):
    """She has changed the text while it was in review."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.pk and thing.pk and thing.review_editors.filter(pk=user.pk).exists())

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.pk):
            return NOTHING
        from cungcau.listings.models import Listing  # app ready

        return Q(pk__in=Listing.review_editors.through.objects.filter(user_id=user.pk).values("listing_id"))


class OfListing(Word):
    """She may do that verb with the listing to which the thing belongs."""

    def __init__(self, verb: str) -> None:
        self.verb = verb

    def check(self, user: Any, thing: Any) -> bool:
        return can(user, self.verb, thing.listing)

    def query(self, user: Any) -> Q:
        from cungcau.listings.models import Listing  # app ready

        return Q(listing__in=visible(user, Listing.objects.all(), self.verb).values("pk"))

    def __repr__(self) -> str:
        return f"may {self.verb} the listing"


class Proposed(Word):
    """The change is hers."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.pk and thing.by_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(by_id=user.pk) if user.is_authenticated and user.pk else NOTHING


class AskedExpert(Word):
    """She is the expert who was asked, by her own account."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and thing.expert.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(expert__user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


@dataclass(frozen=True)
class Bearer:
    """Who comes by a link that the house has signed for one listing: the firm's contact, who needs no account."""

    name: str
    listing_id: int
    contact_id: int

    is_authenticated: ClassVar[bool] = False
    is_anonymous: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    roles: ClassVar[frozenset[str]] = frozenset()
    pk: ClassVar[None] = None

    def __str__(self) -> str:
        return self.name


class BearsLink(Word):
    """She came by the link that the house has signed for this very listing."""

    def check(self, user: Any, thing: Any) -> bool:
        return isinstance(user, Bearer) and user.listing_id == thing.pk

    def query(self, user: Any) -> Q:
        return Q(pk=user.listing_id) if isinstance(user, Bearer) else NOTHING


class Asked(Word):
    """It is she whom the question was put to."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Bearer):
            return bool(user.contact_id == thing.contact_id and user.listing_id == thing.listing_id)
        return bool(user.is_authenticated and user.is_active and user.pk and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        if isinstance(user, Bearer):
            return Q(contact_id=user.contact_id, listing_id=user.listing_id)
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING
