"""What texts mean, as vectors of a sentence model: made by jobs, shared by all machines of the point, missable.

Pages compare by them as soon as there is one for every published listing of the kind. What a page needs beyond (a draft, a text
of a moment ago) it makes itself and keeps in memory, as long as that takes about a second; reading a page writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import structlog
from django.conf import settings

from cungcau.discovery.models import Vector
from cungcau.engines.meaning import Embedder, Meaning, Shelf, Unusable, chosen, remembered

log = structlog.get_logger("discovery")

SECONDS = 1.0  # that one page may spend on reading
SOME = 500  # keys in a question to the database
AT_HAND = 20_000  # vectors that a process keeps in memory


class DatabaseShelf:
    """What all processes and machines share."""

    def __init__(self, model: str) -> None:
        self._model = model

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), SOME):
            rows = Vector.objects.filter(key__in=keys[start : start + SOME]).values_list("key", "halves")
            found.update((key, bytes(halves)) for key, halves in rows)
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        rows = [Vector(key=key, model=self._model, halves=halves) for key, halves in vectors.items()]
        Vector.objects.bulk_create(rows, batch_size=SOME, ignore_conflicts=True)


class PageShelf:
    """What this process has at hand, before what all share; what a page makes stays here."""

    def __init__(self, shared: Shelf) -> None:
        self._shared = shared
        self._at_hand: dict[str, bytes] = {}

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        found = {key: held for key in keys if (held := self._at_hand.get(key)) is not None}
        missing = [key for key in keys if key not in found]
        if missing:
            shared = self._shared.get(missing)
            self.put(shared)
            found |= shared
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        if len(self._at_hand) + len(vectors) > AT_HAND:
            self._at_hand = {}
        self._at_hand |= vectors


@cache
def sentence_model(setting: str) -> Embedder | None:
    """The model that the setting names, loaded at first use; the log says why there is none."""
    try:
        return chosen(setting)
    except Unusable as why:
        log.info("no_sentence_model", why=why.code, detail=why.detail)
        return None


def meaning() -> Meaning | None:
    """How this process compares texts by what they mean; the same value until the setting changes. None without a model."""
    return _meaning(settings.EMBEDDER)


@cache
def _meaning(setting: str) -> Meaning | None:
    model = sentence_model(setting)
    if model is None:
        return None
    return Meaning(remembered(model, PageShelf(DatabaseShelf(model.name)), SECONDS, each_call=True))
