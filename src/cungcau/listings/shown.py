"""What the form of a listing shows of one that exists."""

from __future__ import annotations

from typing import Any

from cungcau.listings.content import COLUMNS, REFERENCES
from cungcau.listings.models import Listing

SCHEMES = {
    "fields": "field", "vsic": "vsic", "ipc": "ipc", "sdg": "sdg", "goals": "goal", "modes": "transfer_mode",
    "rights": "rights", "package": "package", "demonstration": "demonstration", "strategic": "strategic",
    "payment": "payment_mode", "partner_regions": "province", "partner_kinds": "organisation_kind", "partner_sizes": "size_band",
}  # fmt: skip


def initial_of(listing: Listing) -> dict[str, Any]:
    """What the form shows of a listing that exists."""
    found: dict[str, Any] = {name: getattr(listing, name) for name in (*COLUMNS, *REFERENCES)}
    found.update({name: listing.codes.get(scheme, []) for name, scheme in SCHEMES.items()})
    found["excluded_organisations"] = listing.excluded_organisations.all()
    return found
