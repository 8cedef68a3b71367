"""Vectors are made once and kept: a shelf holds them by key, a `Remembered` model asks the real one only for what is not there.

What comes back is always what a shelf can hold (half precision), whether it was made just now or a year ago, so that
results do not depend on what happens to be kept.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.meaning.model import Embedder, Vectors, unit

QUESTION, PASSAGE = "question", "passage"
BATCH = 8
HALF = np.dtype("<f2")
LONGEST = 2000  # letters that a sentence model reads of a text, for the estimate of what is still to do

Bools = NDArray[np.bool_]
Told = Callable[[int, int], None]


class Shelf(Protocol):
    """Where the bytes of vectors are kept by key. It may forget; it must not mix up."""

    def get(self, keys: Sequence[str]) -> dict[str, bytes]: ...
    def put(self, vectors: Mapping[str, bytes]) -> None: ...


@dataclass
class MemoryShelf:
    """As long as the process lives."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self.kept[key] for key in keys if key in self.kept}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        self.kept.update(vectors)


def key_of(name: str, kind: str, text: str) -> str:
    """Of a text asked or offered, for the model of this name."""
    return hashlib.sha256("\0".join((name, kind, text)).encode("utf-8", "replace")).hexdigest()


@dataclass
class Remembered:
    """A model with a shelf, and a time budget: `seconds` of making vectors, None without limit, 0 only what is kept.

    The budget is for all calls together, or with `each_call` for every one. As soon as the pace tells that the rest does not
    fit into what is left, no more are made: half a collection is no use.
    """

    embedder: Embedder
    shelf: Shelf
    seconds: float | None = None
    clock: Callable[[], float] = time.monotonic
    each_call: bool = False
    pace: float = 0.0  # seconds a unit of cost, as of the last call that made any

    def questions(self, texts: Sequence[str], told: Told | None = None) -> tuple[Vectors, Bools]:
        """Vectors, and which rows of them are there."""
        return self._remembered(QUESTION, texts, self.embedder.questions, told)

    def passages(self, texts: Sequence[str], told: Told | None = None) -> tuple[Vectors, Bools]:
        return self._remembered(PASSAGE, texts, self.embedder.passages, told)

    def _remembered(
        self, kind: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors], told: Told | None
    ) -> tuple[Vectors, Bools]:
        keys = [key_of(self.embedder.name, kind, text) for text in texts]
        size = self.embedder.dimensions * HALF.itemsize
        known = {key: kept for key, kept in self.shelf.get(keys).items() if len(kept) == size}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        known |= self._made(missing, embed, told)
        rows = np.zeros((len(texts), self.embedder.dimensions), np.float32)
        there = np.array([key in known for key in keys], bool)
        for at in np.flatnonzero(there):
            rows[at] = np.frombuffer(known[keys[at]], HALF)
        return unit(rows), there

    def _made(self, missing: Mapping[str, str], embed: Callable[[Sequence[str]], Vectors], told: Told | None) -> dict[str, bytes]:
        made: dict[str, bytes] = {}
        names, to_read, left = list(missing), sum(map(_cost, missing.values())), self.seconds
        read, begun = 0, self.clock()
        for start in range(0, len(names), BATCH):
            if left is not None and (left <= 0 or self.pace * to_read > left):
                break
            batch, before = names[start : start + BATCH], self.clock()
            vectors = embed([missing[name] for name in batch]).astype(HALF)
            fresh = {name: vector.tobytes() for name, vector in zip(batch, vectors, strict=True)}
            self.shelf.put(fresh)
            made |= fresh
            cost = sum(_cost(missing[name]) for name in batch)
            read, to_read = read + cost, to_read - cost
            self.pace = (self.clock() - begun) / read
            left = None if left is None else left - (self.clock() - before)
            if told:
                told(len(made), len(missing))
        if not self.each_call:
            self.seconds = left
        return made


def _cost(text: str) -> int:
    return min(len(text), LONGEST) + 20


def remembered(
    embedder: Embedder,
    shelf: Shelf,
    seconds: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    each_call: bool = False,
) -> Remembered:
    """The model, asked only for what the shelf does not hold, for at most so many seconds."""
    return Remembered(embedder, shelf, seconds, clock, each_call)
