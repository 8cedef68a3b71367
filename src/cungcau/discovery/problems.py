"""What the engine is asked about a listing: the other side, as far as this person may see it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import timezone

from cungcau.discovery.bridge import as_need, as_offer
from cungcau.discovery.index import here
from cungcau.discovery.knowledge import knowledge
from cungcau.discovery.prepared import engine_value, prepared_offers
from cungcau.discovery.queries import rows_of
from cungcau.discovery.vectors import meaning
from cungcau.engines.matching import Collection, Offer, Problem
from cungcau.kit.policy import STRANGER
from cungcau.listings.models import Listing
from cungcau.listings.queries import sight_of, together

CANDIDATES = 400


def problem_of(listing: Listing, user: Any) -> Problem:
    """The listing against everything of the other side."""
    return offers_for(listing, user) if listing.is_need else needs_for(listing, user)


def offers_for(need: Listing, user: Any) -> Problem:
    """One need and every published offer that the reader may see, or the likeliest where there are very many."""
    asked, whole = (as_need(need, user),), all_offers(user)
    if whole is None:
        offers = likely_offers(need, user)
        statistics = Collection.build(offers, knowledge=knowledge(), meaning=meaning())
        return Problem(asked, offers, today=timezone.localdate(), statistics=statistics)
    return replace(whole, needs=asked)


def all_offers(user: Any) -> Problem | None:
    """Every published offer that the reader may see, with no need yet; None where there are too many to hold them all."""
    prepared = prepared_offers()
    if prepared is None:
        return None
    offers = held_and_late(rows_of("offer", user), prepared)
    return Problem((), offers, today=timezone.localdate(), statistics=prepared)


def likely_offers(need: Listing, user: Any) -> tuple[Offer, ...]:
    """The likeliest offers for a need, of very many."""
    return tuple(as_offer(row) for row in _likely(need, rows_of("offer", user)))


def held_and_late(allowed: Any, prepared: Collection) -> tuple[Offer, ...]:
    """These listings as the engine wants them: from the prepared collection, or made now where it does not hold them."""
    keys = list(allowed.order_by().values_list("pid", flat=True))
    held = [prepared.offers[prepared.position[key]] for key in keys if key in prepared.position]
    late = allowed.filter(pid__in=[key for key in keys if key not in prepared.position])
    return (*held, *map(engine_value, late))


def needs_for(offer: Listing, user: Any) -> Problem:
    """One offer and the needs; the other published offers tell which words are common, so both directions score alike."""
    allowed = rows_of("need", user).prefetch_related("excluded_organisations")
    needs = together(list(allowed) if allowed.count() <= CANDIDATES else _likely(offer, allowed), user)
    asked = tuple(as_need(row, user) for row in needs)
    return Problem(asked, (as_offer(offer),), today=timezone.localdate(), statistics=prepared_offers())


def _likely(listing: Listing, allowed: Any) -> list[Listing]:
    return likely(texts_of(listing), "offer" if listing.is_need else "need", allowed, listing)


def likely(texts: str, kind: str, allowed: Any, listing: Listing) -> list[Any]:
    """Candidates by words, from the index, and by the listing's fields, from the database."""
    by_words = [hit.row for hit in here().alike(texts, kind, CANDIDATES)]
    by_field = allowed.filter(terms__in=listing.terms.filter(scheme_id="field")).values_list("pk", flat=True)[: CANDIDATES // 4]
    return list(allowed.filter(pk__in={*by_words, *by_field}))


def texts_of(listing: Listing) -> str:
    """What the index is asked for listings that are about the same: what everybody may read."""
    seen = sight_of(listing, STRANGER).seen
    names = [f"{name}_{language}" for name in ("title", "summary", "description") for language in ("vi", "en")]
    return "\n".join(getattr(seen, name) for name in names)
