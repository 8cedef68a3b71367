from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model

from cungcau.kit.ids import urn
from cungcau.kit.policy import can
from cungcau.notices.models import Notice, Outgoing


def forget_mails(thing: Model, *, by: Any, to: str, kinds: str) -> int:
    """Somebody asked to be forgotten: the mails to this address of these kinds (the beginning of their names) go, sent or not,
    and what was told the house's people about the record; how many went. No entry: it would name what is to be forgotten."""
    if not can(by, "forget", Outgoing(to=to)):
        raise PermissionDenied("forget notices.outgoing")
    mails, _rows = Outgoing.objects.filter(to=to, kind__startswith=kinds).delete() if to else (0, {})
    told = Notice.objects.filter(subject=urn(thing))
    reasons = list(told.values_list("once", flat=True))
    return mails + Outgoing.objects.filter(once__in=reasons).delete()[0] + told.delete()[0]
