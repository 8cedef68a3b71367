"""Words about organisations: members of them, now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db.models import Exists, Q
from django.utils import timezone

from cungcau.kit.policy import NOTHING, Supposed, Word, can, visible
from cungcau.registry.models import Membership
from cungcau.registry.workflow import OrganisationState

KNOWN = (OrganisationState.VERIFIED, OrganisationState.ACTIVE)


def current_memberships(user: Any, *, editing: bool = False) -> Any:
    """The memberships that hold today, as a queryset; of editors only, if asked."""
    today = timezone.localdate()
    rows = Membership.objects.filter(user_id=user.pk, since__lte=today).filter(Q(until=None) | Q(until__gt=today))
    return rows.filter(role=Membership.EDITOR) if editing else rows


_REMEMBERED: ContextVar[dict[tuple[Any, bool], frozenset[int]] | None] = ContextVar("memberships", default=None)


@contextmanager
def memberships_remembered() -> Iterator[None]:
    """In the body each person's memberships are asked once: for work that asks the policy about thousands of things."""
    token = _REMEMBERED.set({})
    try:
        yield
    finally:
        _REMEMBERED.reset(token)


def _is_member(user: Any, organisation: int, *, editing: bool) -> bool:
    known = _REMEMBERED.get()
    if known is None:
        return bool(current_memberships(user, editing=editing).filter(organisation_id=organisation).exists())
    if (user.pk, editing) not in known:
        rows = current_memberships(user, editing=editing)
        known[user.pk, editing] = frozenset(rows.values_list("organisation_id", flat=True))
    return organisation in known[user.pk, editing]


class Member(Word):
    """She works for the organisation that the thing belongs to, today; with `editing`, as an editor.

    `path` is the column that leads to the organisation ("organisation"; "" when the thing is the organisation).
    """

    def __init__(self, *, editing: bool = False, path: str = "organisation") -> None:
        self.editing, self.path = editing, path

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return ("editor" if self.editing else "member") in user.is_a
        if not (user.is_authenticated and user.is_active and user.pk):
            return False
        organisation = getattr(thing, f"{self.path}_id") if self.path else thing.pk
        if organisation is None:
            return False
        return _is_member(user, organisation, editing=self.editing)

    def query(self, user: Any) -> Q:
        if not (user.is_authenticated and user.is_active and user.pk):
            return NOTHING
        own = current_memberships(user, editing=self.editing).values("organisation_id")
        return Q(**{f"{self.path}_id__in" if self.path else "pk__in": own})

    def __repr__(self) -> str:
        return "editor of the organisation" if self.editing else "member of the organisation"


class VerifiedMember(Word):
    """She works for an organisation that the point has verified, whichever it is."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return "verified" in user.is_a
        return self._works(user) and self._where(user).exists()

    def query(self, user: Any) -> Q:
        return Q(Exists(self._where(user))) if self._works(user) else NOTHING

    def _works(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk)

    def _where(self, user: Any) -> Any:
        return current_memberships(user).filter(organisation__state__in=KNOWN)

    def __repr__(self) -> str:
        return "member of a verified organisation"


class OwnProfile(Word):
    """The expert's profile is her own."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed):
            return "member" in user.is_a
        return bool(user.is_authenticated and user.is_active and user.pk and thing.user_id == user.pk)

    def query(self, user: Any) -> Q:
        return Q(user_id=user.pk) if user.is_authenticated and user.is_active and user.pk else NOTHING


class OwnAddress(Word):
    """The contact has the address that she logs in with; it was proved hers when she accepted the invitation."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed) or not (user.is_authenticated and user.is_active and user.pk):
            return False
        return bool(thing.email and thing.email.lower() == user.email)

    def query(self, user: Any) -> Q:
        known = user.is_authenticated and user.is_active and user.pk
        return Q(email__iexact=user.email) if known else NOTHING

    def __repr__(self) -> str:
        return "has the contact's own address"


class LeadsOn(Word):
    """It was merged into one that she may read, so its address leads there. `label`: its model."""

    def __init__(self, label: str) -> None:
        self.label = label

    def check(self, user: Any, thing: Any) -> bool:
        return thing.merged_into_id is not None and can(user, "read", thing.merged_into)

    def query(self, user: Any) -> Q:
        return Q(merged_into__in=visible(user, apps.get_model(self.label)._default_manager.order_by()).values("pk"))

    def __repr__(self) -> str:
        return "was merged into one that may be read"
