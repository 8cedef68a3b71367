"""The published offers as the matching engine wants them: analysed once in each process, then kept up to date.

Derived from the documents and their numbers, never the truth: what may be proposed is asked of the database.
"""

from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from cungcau.discovery.bridge import as_offer
from cungcau.discovery.models import Document, sequence
from cungcau.engines.matching import Collection
from cungcau.engines.matching.model import Offer
from cungcau.listings.models import Listing

MOST = 5000


@dataclass(frozen=True)
class _Held:
    """A collection, the database it came from and the number of the last document in it."""

    stamp: uuid.UUID
    number: int
    collection: Collection


_LOCK = threading.Lock()
_HOLDER: dict[str, _Held] = {}


def prepared_offers() -> Collection | None:
    """All published offers; None where there are more than `MOST` (then the likeliest are analysed for each question)."""
    now = sequence()
    with _LOCK:
        held = _HOLDER.get("offers")
        if held and (held.stamp, held.number) == (now.stamp, now.last):
            return held.collection
        if Document.objects.filter(kind="offer").count() > MOST:
            return None
        known = held if held and held.stamp == now.stamp and held.number < now.last else None
        collection = _brought_up_to_date(known) if known else Collection.build(_offers(Document.objects.filter(kind="offer")))
        _HOLDER["offers"] = _Held(now.stamp, now.last, collection)
        return collection


def _brought_up_to_date(held: _Held) -> Collection:
    """Only what was written since is analysed."""
    fresh = Document.objects.filter(number__gt=held.number)
    gone = [subject.partition(":")[2] for subject in fresh.filter(kind="gone").values_list("subject", flat=True)]
    collection = held.collection.without(gone) if gone else held.collection
    offers = _offers(fresh.filter(kind="offer"))
    return collection.replace(offers) if offers else collection


def _offers(documents: QuerySet[Document]) -> list[Offer]:
    rows = Listing.objects.with_parts().filter(pk__in=documents.values("row"), kind="offer")
    return [as_offer(listing) for listing in rows]
