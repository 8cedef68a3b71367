"""What stands in each offer's text, counted before anything is weighed.

Offers × columns in compressed rows, which can be taken out, put in and put in another order without being counted again: a
changed offer costs the counting of that offer alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

if TYPE_CHECKING:
    from cungcau.engines.matching.lexical import Document

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.uint16]
MOST = 65_535  # of one word in one offer; what says it more often says it this often


@dataclass(frozen=True, slots=True)
class Counted:
    """`entries` are the columns that the offers have, row after row, rising within each; row r ends where `starts[r + 1]` says.

    Of each entry how often it stands in the offer (`counts`), of that in the title (`titles`) and in English sentences
    (`english`; of a pair, its second word). Of each offer how many words it has (`lengths`), of these in the title
    (`title_lengths`), and the share of them in English sentences (`in_english`).
    """

    starts: Ints
    entries: NDArray[np.int32]
    counts: Numbers
    titles: Numbers
    english: Numbers
    lengths: Floats
    title_lengths: Floats
    in_english: Floats

    @classmethod
    def of(cls, documents: Sequence[Document], width: int, known: Ints) -> tuple[Counted, Ints]:
        """The documents counted, and the codes of pairs of neighbours in the order of their columns, which follow after `width`
        columns of words: those `known`, and what else the documents have."""
        size = len(documents)
        words, rows, in_title = _flat(documents)
        apart, apart_rows = _flat_apart(documents)
        english = np.concatenate([document.english for document in documents] or [np.zeros(0, bool)])
        neighbours = rows[1:] == rows[:-1]
        codes, pairs = _numbered((words[:-1] << 32 | words[1:])[neighbours], known)
        columns = np.concatenate([words, pairs + width, apart])
        all_rows = np.concatenate([rows, rows[1:][neighbours], apart_rows])
        nothing = np.zeros(len(pairs) + len(apart), bool)
        said_in_english = np.concatenate([english, english[1:][neighbours], nothing[len(pairs) :]])
        shape = (size, max(width + len(codes), 1))
        counts = _summed(all_rows, columns, np.ones(len(columns), bool), shape)
        lengths = np.bincount(rows, minlength=size).astype(np.float64)
        return cls(
            counts.indptr.astype(np.int64),
            counts.indices.astype(np.int32, copy=False),
            _numbers(counts),
            _numbers(_summed(all_rows, columns, np.concatenate([in_title, nothing]), shape)),
            _numbers(_summed(all_rows, columns, said_in_english, shape)),
            lengths,
            np.bincount(rows[in_title], minlength=size).astype(np.float64),
            np.bincount(rows, english, size) / np.maximum(lengths, 1),
        ), codes

    def renumbered(self, places: NDArray[np.int32]) -> Counted:
        """Each column under the number that stands at its place; the numbers rise as the columns do."""
        return self._with(self.starts, places[self.entries])

    def followed_by(self, other: Counted) -> Counted:
        def joined(name: str) -> Any:
            return np.concatenate([getattr(self, name), getattr(other, name)])

        starts = np.concatenate([self.starts, other.starts[1:] + self.starts[-1]])
        return Counted(starts, *map(joined, Counted.__slots__[1:]))

    def places(self, rows: Ints) -> tuple[Ints, Ints]:
        """Where the entries of these rows stand, one row after the other, and where each row begins among them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        return starts, np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])

    def taken(self, rows: Ints) -> Counted:
        """These rows, in this order."""
        starts, at = self.places(rows)
        return Counted(
            starts, self.entries[at], self.counts[at], self.titles[at], self.english[at],
            self.lengths[rows], self.title_lengths[rows], self.in_english[rows],
        )  # fmt: skip

    def _with(self, starts: Ints, entries: NDArray[np.int32]) -> Counted:
        return Counted(
            starts, entries, self.counts, self.titles, self.english, self.lengths, self.title_lengths, self.in_english
        )  # fmt: skip


def _numbered(codes: Ints, known: Ints) -> tuple[Ints, Ints]:
    """The known codes and what else is given, rising, and the place of each given one among them."""
    own, places = np.unique(codes, return_inverse=True)
    if not len(known):
        return own, places.astype(np.int64)
    at = np.searchsorted(known, own)
    fresh = known[np.minimum(at, len(known) - 1)] != own
    every = np.insert(known, at[fresh], own[fresh])
    return every, np.searchsorted(every, own)[places]


def _summed(rows: Ints, columns: Ints, counted: Bools, shape: tuple[int, int]) -> Any:
    """How many of the occurrences in each place are counted; each place that occurs is kept, also at nought."""
    sums = sparse.csr_matrix((counted.astype(np.float32), (rows.astype(np.int32), columns.astype(np.int32))), shape=shape)
    sums.sum_duplicates()
    return sums


def _numbers(sums: Any) -> Numbers:
    return np.asarray(np.minimum(sums.data, MOST), np.uint16)


def _flat(documents: Sequence[Document]) -> tuple[Ints, Ints, Bools]:
    """All words one after the other, the row of each, and whether it stands in a title."""
    lengths = np.array([len(document.words) for document in documents], np.int64)
    words = _joined([document.words for document in documents])
    rows = np.repeat(np.arange(len(documents)), lengths)
    starts = np.cumsum(lengths) - lengths
    titles = np.array([document.title for document in documents], np.int64)
    return words, rows, np.arange(len(words)) - starts[rows] < titles[rows]


def _flat_apart(documents: Sequence[Document]) -> tuple[Ints, Ints]:
    lengths = np.array([len(document.apart) for document in documents], np.int64)
    return _joined([document.apart for document in documents]), np.repeat(np.arange(len(documents)), lengths)


def _joined(arrays: Sequence[NDArray[np.int32]]) -> Ints:
    return np.concatenate(arrays).astype(np.int64) if arrays else np.zeros(0, np.int64)
