"""Evidence from words: BM25 over words and pairs of neighbours, the accented words, and a cosine.

Documents are integer arrays of word numbers; matrices are built from them in whole, so that adding an offer
needs the analysis of that offer alone. Scores of a row never depend on which other rows are asked for.

Weights are those of the study in docs/engines/matching.md: pairs count half a word in Vietnamese and a quarter
in English; a title counts once more by 0.3; accented words vote when a quarter of the query's words carry marks;
the cosine grows with the length of the query, because long needs are documents themselves.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cungcau.engines.common.text import GENERIC_WORDS, Token, tokens

K1, B = 1.2, 0.75
TITLE = 0.3
PAIR_VIETNAMESE, PAIR_ENGLISH = 0.5, 0.25
ACCENTED = 0.4
ACCENT = "\t"  # before the accented form of a word, which is a word of its own
MARKED_ENOUGH = 0.25
GENERIC = 0.35  # weight of what every need and offer says
# Words in more than a tenth of at least a thousand offers say nothing in a long need; in a short one they do.
FREQUENT_SHARE, FREQUENT_FROM, LONG = 0.10, 1000, 40

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Vocabulary:
    """Numbers of words; only ever grows, so that collections that follow each other can share it, in any thread."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._accented: list[int] = []
        self._growing = threading.Lock()

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of words; new words get new ones. Accented words begin with a tab."""
        known = self._numbers.get
        return [self._new(word) if (number := known(word)) is None else number for word in words]

    def known(self, word: str) -> int:
        """The number of a word, or -1."""
        return self._numbers.get(word, -1)

    def accented(self, width: int) -> Ints:
        """The numbers below `width` of accented words."""
        numbers = np.array(self._accented[:], np.int64)
        return numbers[numbers < width]

    def _new(self, word: str) -> int:
        with self._growing:
            number = self._numbers.setdefault(word, len(self._numbers))
            if word[:1] == ACCENT and (not self._accented or self._accented[-1] < number):
                self._accented.append(number)
            return number


@dataclass(frozen=True, slots=True)
class Document:
    """An analysed offer: numbers of its words in order, the first `title` of them from the title."""

    words: NDArray[np.int32]
    accented: NDArray[np.int32]
    title: int


def analyse(title: str, body: str, vocabulary: Vocabulary) -> Document:
    head = tokens(title)
    found = head + tokens(body)
    words = vocabulary.numbers(token.word for token in found)
    accented = vocabulary.numbers(ACCENT + token.accented for token in found if token.accented)
    return Document(np.array(words, np.int32), np.array(accented, np.int32), len(head))


@dataclass(frozen=True, slots=True)
class Query:
    """Weights of a need on the columns of an index, and what a perfect offer would reach.

    `lexical_mean`, `cosine_mean`: what an offer of the collection reaches on average.
    `typed`, `numbers`, `telling`: its words in order, their numbers (-1: no offer has it) and how much each tells.
    """

    columns: Ints
    lexical: Floats
    cosine: Floats
    reach: float
    length: int
    lexical_mean: float
    cosine_mean: float
    typed: tuple[Token, ...]
    numbers: list[int]
    telling: list[float]


class Index:
    """Matrices of analysed documents. Columns: words, then pairs, then (in the same numbers as words) accented."""

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.size = len(documents)
        self.width = len(vocabulary)
        words, rows, place = _flat(documents)
        self.pair_codes, pair_rows, pair_columns = self._pairs(words, rows)
        accented, accented_rows = _flat_accented(documents)
        columns = np.concatenate([words, pair_columns + self.width, accented])
        all_rows = np.concatenate([rows, pair_rows, accented_rows])
        self.columns = self.width + len(self.pair_codes)
        self._build(columns, all_rows, words, rows, place)

    def _pairs(self, words: Ints, rows: Ints) -> tuple[Ints, Ints, Ints]:
        neighbours = rows[1:] == rows[:-1]
        codes = (words[:-1] << 32 | words[1:])[neighbours]
        known, columns = np.unique(codes, return_inverse=True)
        return known, rows[1:][neighbours], columns.astype(np.int64)

    def _build(self, columns: Ints, rows: Ints, words: Ints, word_rows: Ints, in_title: Bools) -> None:
        shape = (self.size, max(self.columns, 1))
        counts = _counts(rows, columns, shape)
        self.starts, self.entries = counts.indptr.astype(np.int64), counts.indices
        self.frequencies = np.bincount(counts.indices, minlength=shape[1]).astype(np.float64)
        self.rarity = np.log1p((self.size - self.frequencies + 0.5) / (self.frequencies + 0.5))
        length = np.bincount(word_rows, minlength=self.size).astype(np.float64)
        saturated = _saturate(counts, length)
        if in_title.any():
            titles = _counts(word_rows[in_title], words[in_title], shape)
            title_length = np.bincount(word_rows[in_title], minlength=self.size).astype(np.float64)
            saturated = (saturated + TITLE * _saturate(titles, title_length)).tocsr()
            saturated.sort_indices()
        self.saturated: NDArray[np.float32] = saturated.data.astype(np.float32)
        self.logged: NDArray[np.float32] = (1.0 + np.log(counts.data)).astype(np.float32)
        self._measure()

    def _measure(self) -> None:
        """Lengths of the offers' vectors, and what each column has on average."""
        row_of = np.repeat(np.arange(self.size), np.diff(self.starts))
        squares = self.logged.astype(np.float64) ** 2 * self._cosine_weights()[self.entries]
        norms = np.sqrt(np.bincount(row_of, squares, self.size))
        self.norms = np.where(norms > 0, norms, 1.0)
        share, width = 1.0 / max(self.size, 1), len(self.rarity)
        self.mean_saturated = np.bincount(self.entries, self.saturated, width) * share
        self.mean_logged = np.bincount(self.entries, self.logged / self.norms[row_of], width) * share
        self._local = threading.local()

    def matrix(self) -> Any:
        """BM25's term frequencies, offers × columns."""
        shape = (self.size, max(self.columns, 1))
        return sparse.csr_matrix((self.saturated, self.entries, self.starts), shape=shape, copy=False)

    def _cosine_weights(self) -> Floats:
        """Squared rarity; accented words have no part in the cosine (they would count twice)."""
        weights = self.rarity[: max(self.columns, 1)] ** 2
        weights[self.vocabulary.accented(self.width)] = 0.0
        return weights

    def rarity_of(self, columns: Ints) -> Floats:
        """Rarity of columns; what no offer says is as rare as what one says."""
        frequencies = np.where(columns >= 0, self.frequencies[np.maximum(columns, 0)], 1.0)
        frequencies = np.maximum(frequencies, 1.0)
        rarity: Floats = np.log1p((self.size - frequencies + 0.5).clip(0.5) / (frequencies + 0.5))
        return rarity

    def pair_columns(self, codes: Ints) -> Ints:
        """Columns of pair codes, -1 where no offer has the pair."""
        if not len(self.pair_codes) or not len(codes):
            return np.full(len(codes), -1, np.int64)
        at = np.minimum(np.searchsorted(self.pair_codes, codes), len(self.pair_codes) - 1)
        return np.where(self.pair_codes[at] == codes, at + self.width, -1)

    def scores(self, query: Query, rows: Ints | None = None) -> tuple[Floats, Floats]:
        """BM25 as a share of the query's reach, and the cosine, of all offers or of some rows."""
        if rows is None:
            rows = np.arange(self.size)
            entries, saturated, logged = self.entries, self.saturated, self.logged
            lengths = np.diff(self.starts)
        else:
            lengths = self.starts[rows + 1] - self.starts[rows]
            before = np.cumsum(lengths) - lengths
            at = np.repeat(self.starts[rows] - before, lengths) + np.arange(lengths.sum())
            entries, saturated, logged = self.entries[at], self.saturated[at], self.logged[at]
        own = np.repeat(np.arange(len(rows)), lengths)
        slots = self._slots(query.columns, entries)
        met = np.flatnonzero(slots)
        own, slots = own[met], slots[met]
        lexical = np.bincount(own, saturated[met] * np.concatenate([[0.0], query.lexical])[slots], len(rows))
        cosine = np.bincount(own, logged[met] * np.concatenate([[0.0], query.cosine])[slots], len(rows))
        return np.round(lexical / max(query.reach, 1e-9), 9), np.round(cosine / self.norms[rows], 9)

    def _slots(self, columns: Ints, entries: NDArray[np.int32]) -> NDArray[np.int32]:
        """For each entry 1 + its position among the columns, 0 where it is none of them.

        One array as wide as the index is kept for each thread and wiped after use: making it anew costs more than
        the whole question.
        """
        board: NDArray[np.int32] | None = getattr(self._local, "board", None)
        if board is None:
            board = self._local.board = np.zeros(max(self.columns, 1), np.int32)
        board[columns] = np.arange(1, len(columns) + 1)
        slots: NDArray[np.int32] = board[entries]
        board[columns] = 0
        return slots


def query_of(title: str, body: str, index: Index) -> Query:
    """The weights of a need's text."""
    typed = (*tokens(title), *tokens(body))
    number = index.vocabulary.known
    words = np.array([_within(number(token.word), index.width) for token in typed], np.int64)
    marked = sum(bool(token.accented) for token in typed)
    has_marks = marked >= MARKED_ENOUGH * max(len(typed), 1)
    english = not has_marks and _is_mostly_stemmed(typed)
    generic = _generic(typed)
    word_columns, word_weights, reach = _weigh_words(words, typed, generic, index)
    pair_columns, pair_weights = _weigh_pairs(words, generic, index, PAIR_ENGLISH if english else PAIR_VIETNAMESE)
    accented = _weigh_accented(typed, index) if has_marks else (np.zeros(0, np.int64), np.zeros(0))
    if has_marks:
        reach *= 1 + ACCENTED
    reach *= 1 + (PAIR_ENGLISH if english else PAIR_VIETNAMESE) * 0.5
    columns, lexical, cosine = _together(
        np.concatenate([word_columns, pair_columns, accented[0]]),
        np.concatenate([word_weights, pair_weights, accented[1]]),
        *_weigh_cosine(words, index),
    )
    return Query(
        columns,
        lexical,
        cosine,
        reach=reach,
        length=len({token.word for token in typed}),
        lexical_mean=float(index.mean_saturated[columns] @ lexical) / max(reach, 1e-9),
        cosine_mean=float(index.mean_logged[columns] @ cosine),
        typed=typed,
        numbers=words.tolist(),
        telling=_tell(typed, words, index),
    )


def _together(
    lexical_columns: Ints, lexical_weights: Floats, cosine_columns: Ints, cosine_weights: Floats
) -> tuple[Ints, Floats, Floats]:
    """Both sets of weights on one set of columns."""
    columns = np.union1d(lexical_columns, cosine_columns)
    lexical, cosine = np.zeros(len(columns)), np.zeros(len(columns))
    lexical[np.searchsorted(columns, lexical_columns)] = lexical_weights
    cosine[np.searchsorted(columns, cosine_columns)] = cosine_weights
    return columns, lexical, cosine


def _tell(typed: Sequence[Token], words: Ints, index: Index) -> list[float]:
    """Rarity of each word of a need; a bare number or letter tells nothing alone."""
    says = np.array([len(token.word) > 1 and not token.word.isdigit() for token in typed], bool)
    return np.where(says & (words >= 0), index.rarity_of(words), 0.0).tolist() if len(typed) else []


def _within(number: int, width: int) -> int:
    return number if number < width else -1


def _is_mostly_stemmed(typed: Iterable[Token]) -> bool:
    words = [token for token in typed if token.lower.isalpha()]
    return sum(len(token.lower) > 7 or token.word != token.lower for token in words) * 5 > len(words)


def _generic(typed: Sequence[Token]) -> Bools:
    """Which words are what every need says ("công nghệ", "solution")."""
    flags = np.array([token.word in GENERIC_WORDS for token in typed], bool)
    for at, (left, right) in enumerate(pairwise(typed)):
        if f"{left.word}_{right.word}" in GENERIC_WORDS:
            flags[at : at + 2] = True
    return flags


def _weigh_words(words: Ints, typed: Sequence[Token], generic: Bools, index: Index) -> tuple[Ints, Floats, float]:
    """Columns and weights of the known words, and the reach: what the most telling words would give at best."""
    frequency: dict[str, float] = {}
    column: dict[str, int] = {}
    for at, token in enumerate(typed):
        frequency[token.word] = frequency.get(token.word, 0.0) + (GENERIC if generic[at] else 1.0)
        column[token.word] = int(words[at])
    columns = np.array([column[word] for word in frequency], np.int64)
    counts = np.array(list(frequency.values()), np.float64)
    weights = np.where(counts > 1, 1.0 + np.log(np.maximum(counts, 1.0)), counts) * _telling(columns, index, len(columns))
    best = np.sort(weights)[::-1][: _expected(len(weights))]
    known = columns >= 0
    return columns[known], weights[known], float(best.sum()) * (K1 + 1.0) * 0.75


def _expected(distinct: int) -> int:
    """How many of a need's words a perfect offer would say: all of a few, a part of many."""
    return distinct if distinct <= 4 else 4 + round((distinct - 4) ** 0.75)


def _telling(columns: Ints, index: Index, distinct: int) -> Floats:
    rarity = index.rarity_of(columns)
    if index.size < FREQUENT_FROM or distinct <= LONG:
        return rarity
    frequent = (columns >= 0) & (index.frequencies[np.maximum(columns, 0)] > FREQUENT_SHARE * index.size)
    return np.where(frequent, 0.0, rarity)


def _weigh_pairs(words: Ints, generic: Bools, index: Index, weight: float) -> tuple[Ints, Floats]:
    known = (words[:-1] >= 0) & (words[1:] >= 0)
    codes = (words[:-1] << 32 | words[1:])[known]
    factor = np.where(generic[:-1] & generic[1:], GENERIC, 1.0)[known]
    codes, at = np.unique(codes, return_index=True)
    columns = index.pair_columns(codes)
    found = columns >= 0
    columns = columns[found]
    return columns, weight * factor[at][found] * _telling(columns, index, len(codes))


def _weigh_accented(typed: Sequence[Token], index: Index) -> tuple[Ints, Floats]:
    numbers = {_within(index.vocabulary.known(ACCENT + token.accented), index.width) for token in typed if token.accented}
    columns = np.array(sorted(numbers - {-1}), np.int64)
    return columns, ACCENTED * _telling(columns, index, len(columns))


def _weigh_cosine(words: Ints, index: Index) -> tuple[Ints, Floats]:
    known = (words[:-1] >= 0) & (words[1:] >= 0)
    pairs = index.pair_columns((words[:-1] << 32 | words[1:])[known])
    columns, counts = np.unique(np.concatenate([words, pairs]), return_counts=True)
    logged = 1.0 + np.log(counts)
    rarity = index.rarity_of(columns)
    norm = float(np.sqrt(((logged * rarity) ** 2).sum())) or 1.0
    found = columns >= 0
    return columns[found], (logged * rarity**2 / norm)[found]


def _flat(documents: Sequence[Document]) -> tuple[Ints, Ints, Bools]:
    """All words one after the other, the row of each, and whether it stands in a title."""
    lengths = np.array([len(document.words) for document in documents], np.int64)
    words = _joined([document.words for document in documents])
    rows = np.repeat(np.arange(len(documents)), lengths)
    starts = np.cumsum(lengths) - lengths
    titles = np.array([document.title for document in documents], np.int64)
    return words, rows, np.arange(len(words)) - starts[rows] < titles[rows]


def _flat_accented(documents: Sequence[Document]) -> tuple[Ints, Ints]:
    lengths = np.array([len(document.accented) for document in documents], np.int64)
    return _joined([document.accented for document in documents]), np.repeat(np.arange(len(documents)), lengths)


def _joined(arrays: Sequence[NDArray[np.int32]]) -> Ints:
    return np.concatenate(arrays).astype(np.int64) if arrays else np.zeros(0, np.int64)


def _counts(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Any:
    ones = np.ones(len(rows), np.float32)
    counts = sparse.csr_matrix((ones, (rows.astype(np.int32), columns.astype(np.int32))), shape=shape)
    counts.sum_duplicates()
    return counts


def _saturate(counts: Any, length: Floats) -> Any:
    """BM25's term frequencies."""
    mean = length[length > 0].mean() if (length > 0).any() else 1.0
    slope = (K1 * (1 - B + B * length / mean)).astype(np.float32)
    saturated = counts.copy()
    per_entry = np.repeat(slope, np.diff(counts.indptr))
    saturated.data = counts.data * np.float32(K1 + 1) / (counts.data + per_entry)
    return saturated
