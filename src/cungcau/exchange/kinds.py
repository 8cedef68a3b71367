"""The four kinds of record that travel, by the name of their side."""

from __future__ import annotations

from typing import Any

from cungcau.exchange.records.experts import Experts
from cungcau.exchange.records.kind import Records
from cungcau.exchange.records.listings import Listings
from cungcau.exchange.records.organisations import Organisations

SIDES = ("need", "offer", "organisation", "expert")


def records_of(side: str, by: Any) -> Records:
    """The records of a side ("need", "offer", "organisation", "expert"), as this person reads and writes them."""
    if side in ("need", "offer"):
        return Listings(by, side)
    return Organisations(by) if side == "organisation" else Experts(by)
