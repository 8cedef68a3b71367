"""How well each published need is served, kept so that a page of the whole park need not match it anew.

Reckoned as a stranger sees both sides: no budget, no excluded organisations. So a figure on a page tells nobody more than
the listings do. It follows what is published and withdrawn at once, and everything is reckoned again each night.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice

from django.utils import timezone

from cungcau.discovery.matches import STRONG
from cungcau.discovery.models import Standing, Verdict
from cungcau.discovery.problems import needs_for, offers_for
from cungcau.discovery.queries import params, rows_of
from cungcau.discovery.served import needs_served
from cungcau.discovery.verdicts import changed_sides
from cungcau.discovery.workflow import VerdictState
from cungcau.engines.matching import Fit, Match, solve
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing

SERVED = STRONG  # from here on a proposal is said to fit well


def reckon_all() -> int:
    """Every published need; what is not published any more has no standing. The number of needs."""
    forget_unpublished()
    return reckon(rows_of("need", SYSTEM).iterator(chunk_size=200))


def forget_unpublished() -> None:
    Standing.objects.exclude(need__in=rows_of("need", SYSTEM).values("pk")).delete()


def published_needs(some: int) -> Iterator[list[int]]:
    """Rows of all of them, some at a time."""
    rows = rows_of("need", SYSTEM).prefetch_related(None).order_by("pk").values_list("pk", flat=True).iterator()
    while part := list(islice(rows, some)):
        yield part


def reckon_rows(rows: list[int]) -> int:
    """Those of these needs that are published still."""
    return reckon(rows_of("need", SYSTEM).filter(pk__in=rows))


def reckon(needs: Iterable[Listing]) -> int:
    """The best offer for each of these needs, written down; how many."""
    number = 0
    for need in needs:
        at, best = timezone.now(), _best_of(need)
        offer = Listing.objects.filter(pid=best.offer).first() if best else None
        Standing.objects.update_or_create(need=need, defaults={"offer": offer, "score": best.score if best else 0, "at": at})
        number += 1
    return number


def reckon_again(listing: Listing) -> None:
    """After something happened to a listing: the need itself, or the needs that an offer served best."""
    if listing.is_need:
        rows = rows_of("need", SYSTEM).filter(pk=listing.pk)
        if not reckon(rows):
            Standing.objects.filter(need=listing).delete()
        return
    served = Standing.objects.filter(offer=listing).values("need")
    reckon(list(rows_of("need", SYSTEM).filter(pk__in=served)))


def knows(listing: Listing, since: datetime) -> bool:
    """Was all of it reckoned after that moment: the need itself, or for an offer every need there is?"""
    own = {"need": listing} if listing.is_need else {}
    rows = Standing.objects.filter(**own)
    return rows.exists() and not rows.filter(at__lt=since).exists()


def better_served_by(offer: Listing) -> list[Fit]:
    """The needs for which a published offer is better than what they had, written down; the best first."""
    problem = replace(needs_for(offer, SYSTEM), refused_pairs=refused_pairs(offer))
    rows = Standing.objects.filter(need__pid__in=[need.key for need in problem.needs])
    known: dict[str, int] = dict(rows.values_list("need__pid", "score"))
    better = needs_served(problem, params(top=1), above=known)
    needs = {need.pid: need for need in Listing.objects.filter(pid__in=[one.need for one in better])}
    for one in better:
        Standing.objects.update_or_create(need=needs[one.need], defaults={"offer": offer, "score": one.score})
    return better


def refused_pairs(listing: Listing) -> frozenset[tuple[str, str]]:
    """The pairs of this listing that a broker refused and that still say the same."""
    side = "need" if listing.is_need else "offer"
    rows = Verdict.objects.filter(state=VerdictState.REFUSED, **{side: listing}).select_related("need", "offer")
    return frozenset((row.need.pid, row.offer.pid) for row in rows if not changed_sides(row))


def _best_of(need: Listing) -> Match | None:
    problem = replace(offers_for(need, SYSTEM), refused_pairs=refused_pairs(need))
    return next(iter(solve(problem, params(top=1)).matches), None)
