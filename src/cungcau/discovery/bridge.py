"""From rows to the values of the matching engine: the only place where both worlds meet.

What the reader may not see is left out before the engine sees it, so that neither words nor points can tell it.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cungcau.access.who import officer
from cungcau.engines.common.quantities import parse_number
from cungcau.engines.matching.model import Money, Need, Offer, Specification
from cungcau.kit.policy import STRANGER
from cungcau.listings.models import Listing
from cungcau.listings.models import Specification as Row
from cungcau.listings.queries import Sight, sight_of

NEED_TEXTS = ("description_vi", "description_en", "problem", "current_technology", "standards", "site_conditions")
OFFER_TEXTS = ("description_vi", "description_en", "advantages", "applications", "target_users", "capacity")


def as_need(listing: Listing, reader: Any) -> Need:
    """A need as the reader may see it: without the budget, say, where that is not hers to know."""
    sight = sight_of(listing, reader)
    return Need(
        **_shared(sight, NEED_TEXTS),
        trl_min=listing.trl,
        targets=tuple(row for target in sight.seen.targets.all() if (row := _target(target)) is not None),
        budget=_money(sight),
        excluded_organisations=_excluded(listing, reader),
        goals=tuple(listing.codes.get("goal", [])),
    )


def _excluded(listing: Listing, reader: Any) -> tuple[str, ...]:
    """For officers only. To anybody else the refusal of an anonymous offer would tell whose it is: the owner of the need
    chooses whom it excludes, and could ask for one organisation after the other."""
    if not officer.check(reader, listing):
        return ()
    return tuple(organisation.pid for organisation in listing.excluded_organisations.all())


def as_offer(listing: Listing) -> Offer:
    """An offer as everybody may see it: it is read once and held for all readers."""
    sight = sight_of(listing, STRANGER)
    return Offer(
        **_shared(sight, OFFER_TEXTS),
        trl=listing.trl,
        stage=listing.stage,
        price=_money(sight),
        price_kind=listing.price_kind,
    )


def _shared(sight: Sight, texts: tuple[str, ...]) -> dict[str, Any]:
    """What both sides have. The zone of an anonymous listing could give its organisation away; the province may be told."""
    listing = sight.listing
    confirmed = listing.last_confirmed_at or listing.published_at
    zone = listing.zone or listing.organisation.zone
    return {
        **_said(sight.seen, texts),
        "fields": tuple(listing.codes.get("field", [])),
        "sectors": tuple(listing.codes.get("vsic", [])),
        "ipc": tuple(listing.codes.get("ipc", [])),
        "sdg": tuple(listing.codes.get("sdg", [])),
        "modes": tuple(listing.codes.get("transfer_mode", [])),
        "specifications": tuple(_specification(row) for row in sight.seen.specifications.all()),
        "province": listing.organisation.province,
        "zone": zone.code if zone and sight.identity else "",
        "in_park": listing.organisation.in_park,
        "updated": timezone.localdate(confirmed) if confirmed else None,
        "organisation": listing.organisation.pid,
    }


def as_words(listing: Listing) -> Offer:
    """What a listing of either side says to everybody, to be compared with others of its own side."""
    return Offer(**_said(sight_of(listing, STRANGER).seen, NEED_TEXTS if listing.is_need else OFFER_TEXTS))


def as_question(listing: Listing) -> Need:
    """The same as the question: what is this like?"""
    return Need(**_said(sight_of(listing, STRANGER).seen, NEED_TEXTS if listing.is_need else OFFER_TEXTS))


def _said(listing: Any, texts: tuple[str, ...]) -> dict[str, Any]:
    return {
        "key": listing.pid,
        "title": _joined(listing, ("title_vi", "title_en")),
        "summary": _joined(listing, ("summary_vi", "summary_en")),
        "text": _joined(listing, texts),
        "keywords": _keywords(listing),
    }


def _joined(listing: Any, names: tuple[str, ...]) -> str:
    return "\n".join(text for name in names if (text := getattr(listing, name)))


def _keywords(listing: Any) -> tuple[str, ...]:
    words = f"{listing.keywords_vi},{listing.keywords_en}".replace(";", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _specification(row: Row) -> Specification:
    low, high = row.value, row.high
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Specification(row.parameter, row.operator, low, high, row.text, row.unit, row.must)


def _target(target: Any) -> Specification | None:
    """A target whose wanted value is a number; the direction is told by where it stands now.

    What shall stay as it is tells no direction: whether more or less of it would be worse, only its owner knows.
    """
    wanted, now = parse_number(target.wanted), parse_number(target.now)
    if wanted is None or (now is not None and now.value == wanted.value):
        return None
    operator = "=" if now is None else ">=" if wanted.value >= now.value else "<="
    return Specification(target.metric, operator, wanted.value, unit=target.unit)


def _money(sight: Sight) -> Money:
    low, high = sight.seen.money_min, sight.seen.money_max
    return Money(None if low is None else float(low), None if high is None else float(high), "VND")
