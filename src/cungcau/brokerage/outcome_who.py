"""Words about what came of an introduction: who works on it, who belongs to which side."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.access.who import working_officer
from cungcau.brokerage.case_models import Confidentiality
from cungcau.brokerage.outcome_models import Seat
from cungcau.kit.policy import NOTHING, Supposed, Word
from cungcau.registry.who import current_memberships


def seats_of(user: Any, introduction: Any, *, editing: bool = False) -> list[Seat]:
    """The sides for which this person works today."""
    if isinstance(user, Supposed) or not (user.is_authenticated and user.is_active and user.pk):
        return []
    own = set(current_memberships(user, editing=editing).values_list("organisation_id", flat=True))
    return [seat for seat in Seat if introduction.organisation_id(seat) in own]


def _introduction(thing: Any, path: str) -> Any:
    return getattr(thing, path) if path else thing


class SecondOfIts(Word):
    """She is the second adviser of its case, and works at the point. `path` leads to the introduction."""

    def __init__(self, path: str = "") -> None:
        self.path = path

    def check(self, user: Any, thing: Any) -> bool:
        case = _introduction(thing, self.path).case
        return working_officer.check(user, thing) and user.pk is not None and case is not None and case.second_id == user.pk

    def query(self, user: Any) -> Q:
        if not working_officer.check(user, None) or user.pk is None:
            return NOTHING
        return Q(**{f"{self.path}__case__second_id" if self.path else "case__second_id": user.pk})

    def __repr__(self) -> str:
        return "second adviser"


class NotForBrokersAlone(Word):
    """Its case, where there is one, is open to the point's other officers."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.case is None or thing.case.confidentiality == Confidentiality.OFFICERS

    def query(self, user: Any) -> Q:
        return Q(case=None) | Q(case__confidentiality=Confidentiality.OFFICERS)

    def __repr__(self) -> str:
        return "not for brokers alone"


class OfSide(Word):
    """She works for one of its sides, today; with `editing`, as an editor."""

    def __init__(self, *, editing: bool = False) -> None:
        self.editing = editing

    def check(self, user: Any, thing: Any) -> bool:
        return bool(seats_of(user, thing, editing=self.editing))

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not (user.is_authenticated and user.is_active and user.pk):
            return NOTHING
        own = current_memberships(user, editing=self.editing).values("organisation_id")
        return Q(demand_id__in=own) | Q(supply_id__in=own)

    def __repr__(self) -> str:
        return "editor of a side" if self.editing else "member of a side"


class OwnSide(Word):
    """The thing was said by the side for which she works, today; with `editing`, as an editor."""

    def __init__(self, *, editing: bool = False) -> None:
        self.editing = editing

    def check(self, user: Any, thing: Any) -> bool:
        return thing.side in seats_of(user, thing.introduction, editing=self.editing)

    def query(self, user: Any) -> Q:
        if isinstance(user, Supposed) or not (user.is_authenticated and user.is_active and user.pk):
            return NOTHING
        own = current_memberships(user, editing=self.editing).values("organisation_id")
        return Q(side=Seat.DEMAND, introduction__demand_id__in=own) | Q(side=Seat.SUPPLY, introduction__supply_id__in=own)

    def __repr__(self) -> str:
        return "editor of that side" if self.editing else "member of that side"
