"""Words about messages: read by whoever reads their entry of the log."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.brokerage.case_models import LogEntry
from cungcau.kit.policy import NOTHING, SYSTEM, Supposed, Word, can, visible


class ReadsEntry(Word):
    """The entry of the log in which it stands is hers to read."""

    def check(self, user: Any, thing: Any) -> bool:
        return can(user, "read", thing.entry)

    def query(self, user: Any) -> Q:
        return Q(entry__in=visible(user, LogEntry.objects.order_by(), "read").values("pk"))

    def __repr__(self) -> str:
        return "reads its entry of the log"


class Writing(Word):
    """It is being written, by her or, from a mail, by the house; what was sent gets no more files and loses none."""

    def check(self, user: Any, thing: Any) -> bool:
        return not thing.is_sealed and (user is SYSTEM or (user.pk is not None and thing.entry.by_id == user.pk))

    def query(self, user: Any) -> Q:
        if user is SYSTEM:
            return Q(is_sealed=False)
        return NOTHING if isinstance(user, Supposed) or user.pk is None else Q(is_sealed=False, entry__by_id=user.pk)

    def __repr__(self) -> str:
        return "is writing it"
