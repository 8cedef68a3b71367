from __future__ import annotations

from typing import Any

from cungcau.discovery.models import Verdict
from cungcau.discovery.verdicts import Seen, settle, verdict_on
from cungcau.listings.models import Listing
from cungcau.trail.change import change


def keep_proposal(need: Listing, offer: Listing, *, by: Any, seen: Seen | None = None, note: str = "") -> Verdict:
    """A broker holds on to a proposal, to bring the two sides together. `seen`: the versions that she has read."""
    verdict = verdict_on(need, offer)
    with change(verdict, "keep", by=by, note=note):
        settle(verdict, "keep", by=by, seen=seen, note=note)
    return verdict
