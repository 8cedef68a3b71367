"""Questions about imports: what somebody may bring in, who is next, what a line says."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cungcau.exchange.models import Export, Import
from cungcau.exchange.workflow import ImportState
from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.registry.models import Expert, Organisation


def may_exchange(user: Any) -> bool:
    """Does she bring files in and take records out at all?"""
    return can(user, "upload", Import()) and can(user, "export", Export())


def sides_for(user: Any) -> list[str]:
    """The kinds of record that she may begin, and so bring in."""
    asked = {
        "need": ("draft", Listing(kind="need")), "offer": ("draft", Listing(kind="offer")),
        "organisation": ("register", Organisation()), "expert": ("propose", Expert()),
    }  # fmt: skip
    return [side for side, (verb, thing) in asked.items() if can(user, verb, thing)]


def is_next(thing: Import) -> bool:
    """Is it this one's turn? Of several that write records of one side, the one that has waited longest goes first."""
    earlier = Q(queued_at__lt=thing.queued_at) | Q(queued_at=thing.queued_at, pk__lt=thing.pk)
    writing = Import.objects.filter(side=thing.side, state__in=[ImportState.APPLYING, ImportState.UNDOING])
    return not writing.filter(earlier).exists()
