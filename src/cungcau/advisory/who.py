"""Words about advice: who handles it, whose assignment it is, and what the firm may read of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.advisory.models import LineKind
from cungcau.kit.policy import NOTHING, Supposed, Word
from cungcau.registry.who import Member, current_memberships
from cungcau.registry.workflow import ExpertState

GONE = (ExpertState.ENDED, ExpertState.MERGED)


def _works(user: Any) -> bool:
    return bool(not isinstance(user, Supposed) and user.is_authenticated and user.is_active and user.pk)


class OwnColumn(Word):
    """The thing names her in this column, and she has an account that works."""

    def __init__(self, column: str, words: str) -> None:
        self.column, self.words = column, words

    def check(self, user: Any, thing: Any) -> bool:
        return _works(user) and getattr(thing, f"{self.column}_id") == user.pk

    def query(self, user: Any) -> Q:
        return Q(**{f"{self.column}_id": user.pk}) if _works(user) else NOTHING

    def __repr__(self) -> str:
        return self.words


class IsExpert(Word):
    """She is the expert of the assignment herself."""

    def check(self, user: Any, thing: Any) -> bool:
        return _works(user) and thing.expert.user_id == user.pk

    def query(self, user: Any) -> Q:
        return Q(expert__user_id=user.pk) if _works(user) else NOTHING

    def __repr__(self) -> str:
        return "is the expert"


class AskedExpert(IsExpert):
    """She is the expert, has been asked, and is one of the point's experts still."""

    def check(self, user: Any, thing: Any) -> bool:
        return super().check(user, thing) and thing.asked_at is not None and thing.expert.state not in GONE

    def query(self, user: Any) -> Q:
        if not _works(user):
            return NOTHING
        return Q(expert__user_id=user.pk, asked_at__isnull=False) & ~Q(expert__state__in=GONE)

    def __repr__(self) -> str:
        return "the expert, once asked"


class WithoutAccount(Word):
    """The expert cannot log in, so an officer writes down what she says. Stands beside a role."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.expert.user_id is None or not thing.expert.user.is_active

    def query(self, user: Any) -> Q:
        return Q(expert__user=None) | Q(expert__user__is_active=False)

    def __repr__(self) -> str:
        return "the expert has no account"


class SaidToFirm(Word):
    """The line is no internal note, and she works for the firm that asked, today."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.kind != LineKind.NOTE and Member().check(user, thing.advice)

    def query(self, user: Any) -> Q:
        if not _works(user):
            return NOTHING
        return Q(advice__organisation_id__in=current_memberships(user).values("organisation_id")) & ~Q(kind=LineKind.NOTE)

    def __repr__(self) -> str:
        return "said to her organisation"
