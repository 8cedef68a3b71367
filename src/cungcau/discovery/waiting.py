"""A new offer finds the needs that wait for it, and brokers are told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from cungcau.access.models import User
from cungcau.discovery.matches import STRONG
from cungcau.discovery.models import Verdict
from cungcau.discovery.problems import needs_for
from cungcau.discovery.queries import params
from cungcau.discovery.served import needs_served
from cungcau.discovery.standings import refused_pairs
from cungcau.discovery.workflow import VerdictState
from cungcau.engines.matching import Need, Problem
from cungcau.listings.models import Listing
from cungcau.notices.actions import tell

MOST = 20


@dataclass(frozen=True)
class Waiting:
    """A need that a new offer fits well."""

    need: Listing
    score: int


def needs_waiting_for(offer: Listing, reader: Any) -> list[Waiting]:
    """The published needs that this person may see and that the offer fits well, the best first; kept and refused pairs are
    known already."""
    return _fitting(offer, needs_for(offer, reader))


def _fitting(offer: Listing, problem: Problem) -> list[Waiting]:
    kept = Verdict.objects.filter(offer=offer, state=VerdictState.KEPT).values_list("need__pid", flat=True)
    asked = replace(problem, refused_pairs=refused_pairs(offer))
    fits = needs_served(asked, params(top=1, floor=STRONG), but=set(kept), most=MOST)
    needs = {need.pid: need for need in Listing.objects.filter(pid__in=[fit.need for fit in fits])}
    return [Waiting(needs[fit.need], fit.score) for fit in fits]


def tell_brokers(offer: Listing) -> None:
    """A line in each broker's inbox for each need that waits, once a pair however often the offer is published.

    Brokers who may see the same needs, and the same of them, are told the same: the engine is asked once for all of these.
    """
    found: dict[tuple[Need, ...], list[Waiting]] = {}
    for broker in User.objects.filter(role_rows__name="broker", is_active=True):
        problem = needs_for(offer, broker)
        if problem.needs not in found:
            found[problem.needs] = _fitting(offer, problem)
        for waiting in found[problem.needs]:
            page = reverse("discovery:matches", args=[waiting.need.pid])
            tell(
                broker, "offer_for_need", about=waiting.need, url=f"{page}#match-{offer.pid}", by_mail=False,
                once=f"{waiting.need.pid}:{offer.pid}", score=waiting.score,
                **_titles("need", waiting.need), **_titles("offer", offer),
            )  # fmt: skip


def _titles(name: str, listing: Listing) -> dict[str, str]:
    return {
        f"{name}_vi": listing.title_vi or listing.title_en,
        f"{name}_en": listing.title_en or listing.title_vi,
    }
