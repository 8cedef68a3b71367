"""Words about imports and exports: one's own, and those that can still be undone."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from cungcau.exchange.models import UNDONE_WITHIN
from cungcau.kit.policy import NOTHING, Word


class Mine(Word):
    """She brought it in, or took it out: `column` holds who did."""

    def __init__(self, column: str) -> None:
        self.column = column

    def check(self, user: Any, thing: Any) -> bool:
        return bool(user.is_authenticated and user.is_active and user.pk and getattr(thing, f"{self.column}_id") == user.pk)

    def query(self, user: Any) -> Q:
        return Q(**{self.column: user.pk}) if user.is_authenticated and user.is_active and user.pk else NOTHING

    def __repr__(self) -> str:
        return "it is her own"


class ByCommand(Word):
    """It came in at the command line."""

    def check(self, user: Any, thing: Any) -> bool:
        return bool(thing.by_command)

    def query(self, user: Any) -> Q:
        return Q(by_command=True)

    def __repr__(self) -> str:
        return "it came in at the command line"


class WithinADay(Word):
    """It was applied less than a day ago."""

    def check(self, user: Any, thing: Any) -> bool:
        return thing.applied_at is not None and thing.applied_at > timezone.now() - UNDONE_WITHIN

    def query(self, user: Any) -> Q:
        return Q(applied_at__gt=timezone.now() - UNDONE_WITHIN)

    def __repr__(self) -> str:
        return "applied within a day"
