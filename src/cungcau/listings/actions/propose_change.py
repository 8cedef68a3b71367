"""Put a change of a published listing before the moderators."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.listings.actions.take_back_change import take_back_change
from cungcau.listings.models import Change, Listing
from cungcau.listings.queries import open_change
from cungcau.listings.workflow import CHANGE_FLOW
from cungcau.trail.change import change, move


def propose_change(listing: Listing, *, by: Any, before: dict[str, Any], after: dict[str, Any]) -> Change | None:
    """The parts that differ, as they are and as they should be. A change that is open already takes these words instead.

    Without any difference an open one is taken back: None.
    """
    known = open_change(listing)
    if not after:
        if known:
            take_back_change(known, by=by)
        return None
    proposed = known or Change(listing=listing, at=timezone.now())
    facts = {"before": before, "after": after, "by": by, "by_name": by.name, "comment": ""}
    with change(proposed, "propose_change", by=by, listing=listing.pid, parts=sorted(after)):
        if known:
            move(proposed, CHANGE_FLOW, "propose_change", **facts)
        else:
            for name, value in facts.items():
                setattr(proposed, name, value)
            proposed.save()
    return proposed
