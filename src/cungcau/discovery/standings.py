"""How well each published need is served, kept so that a page of the whole park need not match it anew.

Reckoned as a stranger sees both sides: no budget, no excluded organisations. So a figure on a page tells nobody more than
the listings do. It follows what is published and withdrawn at once, and everything is reckoned again each night.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from cungcau.discovery.matches import STRONG
from cungcau.discovery.models import Standing, Verdict
from cungcau.discovery.problems import needs_for, offers_for
from cungcau.discovery.queries import params, rows_of
from cungcau.discovery.served import needs_served
from cungcau.discovery.verdicts import changed_sides
from cungcau.discovery.workflow import VerdictState
from cungcau.engines.matching import Fit, Match, solve
from cungcau.engines.matching.blocks import Best
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing

SERVED = STRONG  # from here on a proposal is said to fit well
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # was the need compared with everything, where it was compared with one new offer alone
LATE = timedelta(minutes=1)  # from a moment that is written down until others see what was written


def reckon_all() -> int:
    """Every published need; what is not published any more has no standing. The number of needs."""
    forget_unpublished()
    return reckon(rows_of("need", SYSTEM).iterator(chunk_size=200))


def forget_unpublished() -> None:
    Standing.objects.exclude(need__in=rows_of("need", SYSTEM).values("pk")).delete()


def published_needs(some: int, after: int = 0) -> Iterator[list[int]]:
    """Rows of all of them (of those after one of them), some at a time."""
    wanted = rows_of("need", SYSTEM).filter(pk__gt=after).prefetch_related(None)
    rows = wanted.order_by("pk").values_list("pk", flat=True).iterator()
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


def write_down(found: Mapping[int, Best | None], at: datetime) -> None:
    """What others found for these needs (by row) in what was published at a moment. What was reckoned since then stays."""
    needs = set(rows_of("need", SYSTEM).filter(pk__in=found).prefetch_related(None).values_list("pk", flat=True))
    keys = [best.offer for best in found.values() if best]
    offers = dict(rows_of("offer", SYSTEM).filter(pid__in=keys).prefetch_related(None).values_list("pid", "pk"))
    gone = [pk for pk, best in found.items() if best and best.offer not in offers]
    with transaction.atomic():
        for pk in needs.difference(gone):
            best = found[pk]
            fresh = {"offer_id": offers[best.offer] if best else None, "score": best.score if best else 0, "at": at - LATE}
            if not Standing.objects.filter(need=pk, at__lte=at).update(**fresh):
                Standing.objects.get_or_create(need_id=pk, defaults=fresh)
    reckon_rows(gone)


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
        fresh = {"offer": offer, "score": one.score}
        Standing.objects.update_or_create(need=needs[one.need], defaults=fresh, create_defaults={**fresh, "at": NEVER})
    return better


def refused_pairs(listing: Listing) -> frozenset[tuple[str, str]]:
    """The pairs of this listing that a broker refused and that still say the same."""
    side = "need" if listing.is_need else "offer"
    rows = Verdict.objects.filter(state=VerdictState.REFUSED, **{side: listing}).select_related("need", "offer")
    return frozenset((row.need.pid, row.offer.pid) for row in rows if not changed_sides(row))


def _best_of(need: Listing) -> Match | None:
    problem = replace(offers_for(need, SYSTEM), refused_pairs=refused_pairs(need))
    return next(iter(solve(problem, params(top=1)).matches), None)
