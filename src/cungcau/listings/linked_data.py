"""A listing in the words of schema.org: a Demand or an Offer, as far as a stranger may see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser

from cungcau.kit.policy import can
from cungcau.listings.models import Listing
from cungcau.listings.queries import Sight, sight_of
from cungcau.vocabulary.queries import label


def linked_data(listing: Listing, address: Callable[[str], str]) -> dict[str, Any] | None:
    """None for what a stranger may not read. `address` makes a path of this installation a whole address."""
    stranger = AnonymousUser()
    if not listing.is_published or not can(stranger, "read", listing):
        return None
    sight = sight_of(listing, stranger)
    owner = _organisation(sight, address)
    thing = {
        "@type": "Product" if listing.subkind in {"equipment", "material", "breed", "software"} else "Service",
        "name": listing.title,
        "description": listing.description,
        "category": [label("field", code) for code in listing.codes.get("field", [])],
    }
    return {
        "@type": "Demand" if listing.is_need else "Offer",
        "@id": f"urn:uuid:{listing.uid}",
        "identifier": listing.ref,
        "url": address(listing.get_absolute_url()),
        "name": listing.title,
        "description": listing.summary,
        "availabilityStarts": listing.published_at.date().isoformat() if listing.published_at else None,
        "validThrough": listing.valid_until.isoformat() if listing.valid_until else None,
        "itemOffered": thing,
        ("seller" if listing.is_need else "offeredBy"): owner,
        "priceSpecification": _price(listing) if listing.is_offer and sight.money else None,
    }


def _organisation(sight: Sight, address: Callable[[str], str]) -> dict[str, Any] | None:
    organisation = sight.organisation
    if organisation is None:
        return None
    return {"@type": "Organization", "name": organisation.name, "url": address(organisation.get_absolute_url())}


def _price(listing: Listing) -> dict[str, Any] | None:
    if listing.money_min is None and listing.money_max is None:
        return None
    return {
        "@type": "PriceSpecification", "minPrice": listing.money_min, "maxPrice": listing.money_max, "priceCurrency": "VND",
    }  # fmt: skip
