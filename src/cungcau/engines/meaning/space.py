"""The texts of a collection among each other: vectors without what all texts of a language have in common.

A multilingual model first of all tells languages apart: raw vectors of two English texts about nothing in common lie closer
than those of an English and a Vietnamese text about the same. Taking off the mean of each language leaves the subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from cungcau.engines.common.text import is_english, tokens
from cungcau.engines.meaning.model import Vectors, unit
from cungcau.engines.meaning.shelf import PASSAGE, QUESTION, Remembered, Told

LANGUAGES = ("vi", "en")
ENOUGH = 20  # texts of a language, to know what they have in common
HEAD = 300  # letters that tell a text's language

Means = Mapping[tuple[str, str], Vectors]


@dataclass(frozen=True, slots=True)
class Space:
    """Texts × dimensions, of unit length, and what is taken off a question in each language."""

    texts: Vectors
    average: Vectors
    questions: Mapping[str, Vectors]

    def place(self, language: str, vector: Vectors) -> Vectors:
        """A question among the texts."""
        placed: Vectors = unit((vector - self.questions[language])[None])[0]
        return placed


@dataclass
class Meaning:
    """How a collection and what it is asked become vectors. `unread`: texts of the last collection that got none."""

    model: Remembered
    unread: int = field(default=0, init=False)

    @property
    def name(self) -> str:
        return self.model.embedder.name

    def space(self, texts: Sequence[str], told: Told | None = None) -> Space | None:
        """None unless there is a vector for every text: who is not read would never be found among those who are."""
        vectors, there = self.model.passages(texts, told)
        self.unread = len(texts) - int(there.sum())
        if self.unread or not len(texts):
            return None
        languages = np.array([language_of(text) for text in texts])
        questions: dict[str, Vectors] = {}
        for language in LANGUAGES:
            own = languages == language
            passage, questions[language] = self._in_common(language, vectors[own] if own.sum() >= ENOUGH else vectors)
            vectors[own] -= passage
        placed = unit(vectors)
        return Space(placed, placed.mean(axis=0), questions)

    def _in_common(self, language: str, vectors: Vectors) -> tuple[Vectors, Vectors]:
        """What passages and questions in a language have in common: as shipped, else read off the collection."""
        if shipped := general_means(self.name):
            return shipped[PASSAGE, language], shipped[QUESTION, language]
        own: Vectors = vectors.mean(axis=0)
        return own, own

    def questions(self, space: Space, texts: Sequence[str]) -> list[Vectors | None]:
        """The questions among the texts of a space; None for those that there was no time for."""
        vectors, there = self.model.questions(texts)
        return [
            space.place(language_of(text), vector) if known else None
            for text, vector, known in zip(texts, vectors, there, strict=True)
        ]


def language_of(text: str) -> str:
    return _language_of_head(text[:HEAD])


@lru_cache(1 << 16)
def _language_of_head(text: str) -> str:
    return "en" if is_english(tokens(text, keep_stop_words=True)) else "vi"


@cache
def general_means(name: str) -> Means:
    """What texts of each language have in common, asked and offered. Shipped for the packaged model (tools/meaning_means.py), on
    which they serve as well as a collection's own and do not change with it; nothing for others."""
    shipped = files(__package__) / f"means-{name}.csv"
    if not shipped.is_file():
        return {}
    rows = (line.split(",") for line in shipped.read_text("utf-8").splitlines()[1:])
    return {(kind, language): np.array(values, np.float32) for kind, language, *values in rows}
