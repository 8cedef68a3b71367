"""Words about cases: the second adviser, the people of a party, and what is shared with their side."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cungcau.access.who import working_officer
from cungcau.brokerage.case_models import Party, Shared
from cungcau.kit.policy import NOTHING, Supposed, Word
from cungcau.registry.who import current_memberships


def _works(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and user.pk)


def parties_of(user: Any, *, editing: bool = False) -> QuerySet[Party]:
    """The parties, of any case, for which this person works today; those that have left are none."""
    own = current_memberships(user, editing=editing).values("organisation_id")
    return Party.objects.filter(organisation_id__in=own, ended_at=None)


class Second(Word):
    """She is the second adviser of the case, and works at the point. `path` leads from the thing to its case."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def check(self, user: Any, thing: Any) -> bool:
        case = getattr(thing, self.path) if self.path else thing
        return working_officer.check(user, thing) and user.pk is not None and case.second_id == user.pk

    def query(self, user: Any) -> Q:
        if not working_officer.check(user, None) or user.pk is None:
            return NOTHING
        return Q(**{f"{self.path}__second_id" if self.path else "second_id": user.pk})

    def __repr__(self) -> str:
        return "second adviser"


class OfParty(Word):
    """She works for a party of the case, today; with `editing`, as an editor."""

    def __init__(self, *, editing: bool = False) -> None:
        self.editing = editing

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed) or not _works(user):
            return False
        return parties_of(user, editing=self.editing).filter(case_id=thing.pk).exists()

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not _works(user):
            return NOTHING
        return Q(Exists(parties_of(user, editing=self.editing).filter(case=OuterRef("pk"))))

    def __repr__(self) -> str:
        return "editor of a party" if self.editing else "member of a party"


class SharedWithHer(Word):
    """The log entry is shared with her side, with all parties, or was written by her own party."""

    def check(self, user: Any, thing: Any) -> bool:
        if isinstance(user, Supposed) or not _works(user):
            return False
        own = list(parties_of(user).filter(case_id=thing.case_id))
        wrote = any(party.organisation_id == thing.writer.organisation_id for party in own) if thing.writer else False
        return wrote or any(thing.shared in {Shared.ALL, party.side} for party in own)

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not _works(user):
            return NOTHING
        own = parties_of(user).filter(case=OuterRef("case"))
        hers = Q(shared=Shared.ALL) & Q(Exists(own))
        for side in (Shared.DEMAND, Shared.SUPPLY):
            hers |= Q(shared=side) & Q(Exists(own.filter(role=side)))
        return hers | Q(Exists(own.filter(organisation=OuterRef("writer__organisation"))))

    def __repr__(self) -> str:
        return "shared with her side"
