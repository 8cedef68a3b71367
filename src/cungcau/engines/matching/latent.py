"""Latent evidence: which words stand for each other in this collection, learned from the collection itself.

A truncated singular value decomposition of tf-idf (Deerwester et al., *Indexing by Latent Semantic Analysis*, 1990), found
by the randomised range finder (Halko, Martinsson, Tropp 2011) from fixed numbers, so that the same texts always
give the same result. Learned from at most `LEARNED_FROM` offers; all others are folded in. Too few texts teach nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

FEWEST = 500
GROWTH = 1.2  # of the collection, after which it is learned from anew
LEARNED_FROM = 20_000
DIMENSIONS, SPARE, ROUNDS = 128, 16, 2

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Basis:
    """Words × dimensions: what each word, weighted by its rarity, means; learned from a collection of so many `texts`."""

    meaning: Vectors
    texts: int

    def fits(self, texts: int) -> bool:
        return self.texts / GROWTH <= texts <= self.texts * GROWTH

    def place_of(self, words: NDArray[np.int32], weights: NDArray[np.float64]) -> Vectors:
        """One text, told by its words and what each weighs."""
        known = words < len(self.meaning)
        place: Vectors = weights[known].astype(np.float32) @ self.meaning[words[known]]
        return np.asarray(_unit(place[None])[0])

    def place(self, counts: Any) -> Vectors:
        """Texts × dimensions, of unit length, from a sparse matrix of weighted words; zero where no word is known."""
        known = min(counts.shape[1], len(self.meaning))
        return _unit(counts[:, :known] @ self.meaning[:known])


@dataclass(frozen=True, slots=True)
class Latent:
    """A basis, the texts of a collection in it, and where they are on average. `moved`: texts that have come or gone since all of
    them were placed, by what was common then."""

    basis: Basis
    texts: Vectors
    average: Vectors
    moved: int = 0

    @classmethod
    def of(cls, basis: Basis, counts: Any) -> Latent:
        texts = basis.place(counts)
        return cls(basis, texts, texts.mean(axis=0))

    def after(self, kept: NDArray[np.int64], counts: Any, order: NDArray[np.int64]) -> Latent | None:
        """Of the `kept` texts and of new ones, in the `order` of their numbers one after the other; None once so many have come
        and gone that all should be placed, or learned from, anew."""
        moved = self.moved + len(self.texts) - len(kept) + counts.shape[0]
        if moved > (GROWTH - 1) * len(self.texts) or not self.basis.fits(len(order)):
            return None
        texts = np.concatenate([self.texts[kept], self.basis.place(counts)])[order]
        return Latent(self.basis, texts, texts.mean(axis=0), moved)


def learn(weighted: Any) -> Basis | None:
    """From texts × weighted words; None where there are too few."""
    texts = weighted.shape[0]
    if texts < FEWEST:
        return None
    sample = weighted[:: -(-texts // LEARNED_FROM)]
    size = DIMENSIONS + SPARE
    start = np.random.default_rng(0).standard_normal((sample.shape[1], size), dtype=np.float32)
    reached = sample @ start
    for _ in range(ROUNDS):
        reached = sample @ _orthogonal(sample.T @ _orthogonal(reached))
    return Basis(_orthogonal(sample.T @ _orthogonal(reached))[:, :DIMENSIONS], texts)


def _orthogonal(columns: Vectors) -> Vectors:
    """The left singular vectors, the strongest first, by the eigenvectors of the small matrix of products: many times as fast
    as by QR and SVD. Directions too weak to be told from rounding are left out."""
    tall = np.ascontiguousarray(columns, np.float32)
    strengths, turned = np.linalg.eigh((tall.T @ tall).astype(np.float64))
    strengths, turned = strengths[::-1], turned[:, ::-1]
    kept = strengths > 1e-6 * strengths[0]
    return np.asarray(tall @ (turned[:, kept] / np.sqrt(strengths[kept])).astype(np.float32))


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), np.float32)


def weighted_words(logged: Vectors, entries: NDArray[np.int32], starts: NDArray[np.int64], weights: NDArray[np.float64]) -> Any:
    """Texts × words of unit length: (1 + log tf) · rarity, for the words that `weights` (their rarity or 0) counts."""
    columns = len(weights)
    kept = entries < columns
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[kept]
    values = logged[kept] * weights[entries[kept]].astype(np.float32)
    lengths = np.sqrt(np.bincount(rows, values.astype(np.float64) ** 2, len(starts) - 1))
    values /= np.where(lengths > 0, lengths, 1.0)[rows].astype(np.float32)
    return sparse.csr_matrix((values, (rows.astype(np.int32), entries[kept])), shape=(len(starts) - 1, columns))
