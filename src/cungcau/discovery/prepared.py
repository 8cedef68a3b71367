"""The published offers, and needs, as the matching engine wants them: analysed once in each process, then kept up to date.

Derived from the documents and their numbers, never the truth: what may be proposed is asked of the database.
"""

from __future__ import annotations

import threading
import uuid
from dataclasses import dataclass, replace
from typing import Any

from cungcau.discovery.bridge import as_offer, as_words
from cungcau.discovery.knowledge import knowledge
from cungcau.discovery.models import Document, sequence
from cungcau.discovery.vectors import meaning
from cungcau.engines.matching import Collection
from cungcau.engines.matching.model import Offer
from cungcau.listings.models import Listing
from cungcau.listings.visibility import OPEN

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
    return prepared("offer")


def prepared(kind: str) -> Collection | None:
    """The published listings of a kind: offers with everything, needs with their words (to find others like them)."""
    now, known, means = sequence(), knowledge(), meaning()
    with _LOCK:
        held = _HOLDER.get(kind)
        if held and held.collection.knowledge is not known:
            held = None  # the thesaurus has changed: every text is read anew
        if held and held.collection.meaning is not means:
            held = None
        if held and (held.stamp, held.number) == (now.stamp, now.last):
            _HOLDER[kind] = replace(held, collection=held.collection.read())  # vectors come a little later
            return _HOLDER[kind].collection
        if Document.objects.filter(kind=kind).count() > MOST:
            return None
        if held and held.stamp == now.stamp and held.number < now.last:
            collection = _brought_up_to_date(held, kind)
        else:
            collection = Collection.build(_made(Document.objects, kind), knowledge=known, meaning=means)
        _HOLDER[kind] = _Held(now.stamp, now.last, collection)
        return collection


def _brought_up_to_date(held: _Held, kind: str) -> Collection:
    """Only what was written since is analysed."""
    fresh = Document.objects.filter(number__gt=held.number)
    made = _made(fresh, kind)
    written = {subject.partition(":")[2] for subject in fresh.filter(kind__in=["gone", kind]).values_list("subject", flat=True)}
    gone = written - {offer.key for offer in made}
    collection = held.collection.without(gone) if gone else held.collection
    return collection.replace(made) if made else collection


def _made(documents: Any, kind: str) -> list[Offer]:
    """Of those that everybody may see: it is held for all readers, and which words are common is learned from it."""
    rows = Listing.objects.with_parts().filter(pk__in=documents.filter(kind=kind).values("row"), kind=kind, anonymity__in=OPEN)
    return [engine_value(listing) for listing in rows]


def engine_value(listing: Listing) -> Offer:
    """What the collection of its kind holds of a listing."""
    return as_offer(listing) if listing.is_offer else as_words(listing)
