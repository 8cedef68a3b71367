"""What is new for a person in one rhythm: what her saved searches find, and what is proposed for her organisations' needs.

Asked anew whenever a digest is made: what she may not read at that moment is not news for her, whatever was the case before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from cungcau.access.models import User
from cungcau.discovery.asking import asked_in
from cungcau.discovery.models import Alerts, Rhythm, SavedSearch, Told
from cungcau.discovery.problems import offers_for
from cungcau.discovery.queries import params, published_since, rows_of, searches_of
from cungcau.discovery.standings import SERVED, refused_pairs
from cungcau.engines.matching import solve
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.listings.queries import sight_of
from cungcau.notices.queries import stopped_address
from cungcau.registry.models import Membership
from cungcau.registry.who import current_memberships

PROPOSALS = 20  # for one need in one digest; what is behind them comes with the next
FOUND = 500  # by one search in one digest
MOST_COMPARED = 100


@dataclass(frozen=True)
class News:
    """A listing that is new to somebody: found by a search of hers, or proposed for a need with its score."""

    listing: Listing
    by_mail: bool
    search: SavedSearch | None = None
    need: Listing | None = None
    score: int = 0

    @property
    def subject(self) -> str:
        """Its name in the ledger: a pair is news of its own, also where the listing was found before."""
        return f"{self.need.pid}:{self.listing.pid}" if self.need else self.listing.pid


def alerts_of(user: Any) -> Alerts:
    """How she is told of new proposals: what she chose, else what goes without saying."""
    return Alerts.objects.filter(user_id=user.pk).first() or Alerts(user_id=user.pk)


def told_section(user: User) -> dict[str, Any]:
    """What the part of the profile page shows, besides its form: her searches, and whether mails to her come back."""
    return {"searches": list(searches_of(user)), "stopped": stopped_address(user.email)}


def people_of(rhythm: str) -> list[int]:
    """The rows of those who are told something in this rhythm."""
    searching = SavedSearch.objects.filter(rhythm=rhythm).values("user_id")
    asking = Q(pk__in=searching) | Q(alerts__rhythm=rhythm)
    if rhythm == Rhythm.DAILY:
        asking |= Q(alerts=None, pk__in=Membership.objects.values("user_id"))
    return list(User.objects.filter(asking, is_active=True).order_by("pk").values_list("pk", flat=True))


def news_for(user: User, rhythm: str) -> list[News]:
    """Everything that she has not been told, first what goes by mail. A listing is found once, though several searches find it;
    where it is proposed too, for one need or several, each of these pairs is named."""
    alerts = alerts_of(user)
    sources = [(search.by_mail, search) for search in SavedSearch.objects.filter(user=user, rhythm=rhythm)]
    if alerts.rhythm == rhythm:
        sources = [*((alerts.by_mail, need) for need in _needs_of(user)), *sources]
    news: list[News] = []
    told = Told.objects.filter(user=user)
    for by_mail, source in sorted(sources, key=lambda one: not one[0]):
        if isinstance(source, SavedSearch):
            known = told.filter(Q(rhythm=rhythm) | Q(search=source)).values("listing_id")
            rows = published_since(asked_in(QueryDict(source.query)), user, source.told_from).exclude(pk__in=known)
            before = {one.listing.pk for one in news}
            news += [News(row, by_mail, search=source) for row in rows[:FOUND] if row.pk not in before]
        else:
            news += [News(offer, by_mail, need=source, score=score) for offer, score in _new_offers(source, user, told)]
    return news


def _needs_of(user: User) -> list[Listing]:
    """The needs of her organisations that everybody may see; not those of which it is reckoned that nothing fits them well."""
    own = current_memberships(user).values("organisation_id")
    shown = rows_of("need", SYSTEM).order_by().values("pk")
    rows = rows_of("need", user).filter(organisation_id__in=own, pk__in=shown)
    return list(rows.exclude(standing__score__lt=SERVED).order_by("pk"))


def _new_offers(need: Listing, user: User, told: Any) -> list[tuple[Listing, int]]:
    """What fits well by what everybody may see of both sides, the best first; no pair that a broker has refused."""
    known = frozenset((need.pid, pid) for pid in told.filter(need=need).values_list("listing__pid", flat=True))
    problem = replace(offers_for(need, SYSTEM), refused_pairs=refused_pairs(need) | known)
    scores = {match.offer: match.score for match in solve(problem, params(top=MOST_COMPARED, floor=SERVED)).matches}
    offers = rows_of("offer", user).filter(pid__in=scores)
    allowed = [offer for offer in offers if _may_be_named(need, offer, user)]
    best = sorted(allowed, key=lambda offer: (-scores[offer.pid], offer.pk))[:PROPOSALS]
    return [(offer, scores[offer.pid]) for offer in best]


def _may_be_named(need: Listing, offer: Listing, user: User) -> bool:
    """Neither side has excluded the other. Where a need excludes anybody at all, no anonymous offer is named: else her own list
    of the excluded, changed again and again, would tell whose it is by what is missing."""
    if offer.excluded_organisations.filter(pk=need.organisation_id).exists():
        return False
    excluded = set(need.excluded_organisations.values_list("pk", flat=True))
    return not excluded or (sight_of(offer, user).identity and offer.organisation_id not in excluded)
