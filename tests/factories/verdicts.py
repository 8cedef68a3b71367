"""Verdicts by the dozen, with parts as a broker has seen them: rows only, for what is learned from many."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

FULL = {"subject": 46, "budget": 6}


def judged(need: Any, offer: Any, kept: bool, *, reason: str = "", **points: int) -> Any:
    """A verdict on the pair, the points of its parts being `points`, out of the hand-set weights."""
    from cungcau.discovery.models import Verdict  # app ready

    parts = [{"code": code, "points": own, "of": FULL[code], "facts": {}, "lines": []} for code, own in points.items()]
    return Verdict.objects.create(
        need=need, offer=offer, state="kept" if kept else "refused", reason=reason, parts=parts, at=timezone.now()
    )


def a_judged_park(organisation: Any, by: Any, needs: int) -> None:
    """Needs of which brokers kept what is within the budget and refused what is not, though it speaks more of the same."""
    from cungcau.listings.models import Listing  # app ready

    def rows(kind: str, number: int) -> list[Any]:
        values = {"kind": kind, "organisation": organisation, "created_by": by, "title_vi": kind}
        return [Listing.objects.create(**values) for _one in range(number)]

    good, bad = rows("offer", 2)
    for at, need in enumerate(rows("need", needs)):
        judged(need, good, True, subject=30 + at % 3, budget=6)
        judged(need, bad, False, subject=39, budget=0, reason="too_costly")
