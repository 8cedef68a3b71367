"""Evidence from words: an index of analysed offers, for BM25 and a cosine.

Documents are integer arrays of word numbers; matrices are built from them in whole, so that adding an offer
needs the analysis of that offer alone. Scores of a row never depend on which other rows are asked for.
Columns are words, accented words, concepts, and pairs of neighbours; a title counts once more by 0.3.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cungcau.engines.common.text import Token, is_english, sentences, stop_words, tokens
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.latent import weighted_words

if TYPE_CHECKING:
    from cungcau.engines.matching.asking import Query

K1, B = 1.2, 0.75
TITLE = 0.3
# Offers of other subjects that every collection is thought to stand among: what all of three offers say is not common yet.
BACKGROUND = 20
BESIDE = 0.4  # what counts of the language in which an offer says less
# Before the accented form of a word and before a concept, which are words of their own.
ACCENT, CONCEPT = "\t", "\v"
# Words in more than a tenth of at least a thousand offers say nothing in a long need; in a short one they do.
FREQUENT_SHARE, FREQUENT_FROM = 0.10, 1000
MOSTLY = 0.8  # share of its sentences in one language from which a word is taken for one of that language
TELLS_LANGUAGE = 6  # words of a sentence from which its language is told by itself
BOTH = 0.3  # share of a text's words in either language from which it is told in both

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Vocabulary:
    """Numbers of words; only ever grows, so that collections that follow each other can share it, in any thread."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._apart: list[int] = []
        self._growing = threading.Lock()

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of words; new words get new ones. Accented words and concepts begin with a sign of theirs."""
        known = self._numbers.get
        return [self._new(word) if (number := known(word)) is None else number for word in words]

    def known(self, word: str) -> int:
        """The number of a word, or -1."""
        return self._numbers.get(word, -1)

    def apart(self, width: int) -> Ints:
        """The numbers below `width` of accented words and concepts."""
        numbers = np.array(self._apart[:], np.int64)
        return numbers[numbers < width]

    def accented(self, width: int) -> Ints:
        """The numbers below `width` of accented words."""
        return np.array([n for word, n in self._numbers.copy().items() if n < width and word[:1] == ACCENT], np.int64)

    def __getstate__(self) -> tuple[dict[str, int], list[int]]:
        return self._numbers, self._apart

    def __setstate__(self, state: tuple[dict[str, int], list[int]]) -> None:
        self._numbers, self._apart = state
        self._growing = threading.Lock()

    def _new(self, word: str) -> int:
        with self._growing:
            number = self._numbers.setdefault(word, len(self._numbers))
            if word[:1] in (ACCENT, CONCEPT) and (not self._apart or self._apart[-1] < number):
                self._apart.append(number)
            return number


@dataclass(frozen=True, slots=True)
class Document:
    """An analysed offer: numbers of its words in order, the first `title` of them from the title, and numbers of its
    accented words and of the concepts that it speaks of. `english`: which words stand in English sentences."""

    words: NDArray[np.int32]
    apart: NDArray[np.int32]
    title: int
    english: Bools


def analyse(title: str, body: str, vocabulary: Vocabulary, knowledge: Knowledge) -> Document:
    typed: list[Token] = []
    concepts: list[str] = []
    english: list[bool | None] = []
    head = 0
    for part in (title, body):
        for sentence in sentences(part):
            found = tokens(sentence, keep_stop_words=True)
            stop = stop_words(found)
            kept = [token for token in found if token.lower not in stop]
            typed += kept
            english += [language_of(found)] * len(kept)
            concepts += knowledge.concepts_of(found)
        head = head or len(typed)
    words = vocabulary.numbers(token.word for token in typed)
    accented = [ACCENT + token.accented for token in typed if token.accented]
    apart = vocabulary.numbers([*accented, *(CONCEPT + concept for concept in concepts)])
    return Document(np.array(words, np.int32), np.array(apart, np.int32), head if title else 0, settled(english, typed))


def language_of(sentence: Sequence[Token]) -> bool | None:
    """Whether a sentence is English; None where it has no marks and is too short to tell ("PLC Siemens S7-1200")."""
    marked = any(token.accented for token in sentence)
    return is_english(sentence) if marked or len(sentence) >= TELLS_LANGUAGE else None


def settled(english: Sequence[bool | None], typed: Sequence[Token]) -> Bools:
    """For each word whether it stands in an English sentence; short ones go with the rest of the text."""
    sure = [language for language in english if language is not None]
    rest = sum(sure) * 2 > len(sure) if sure else is_english(typed)
    return np.array([rest if language is None else language for language in english], bool)


class Index:
    """Matrices of analysed documents. Columns: words (accented ones and concepts among them), then pairs."""

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.size = len(documents)
        self.width = len(vocabulary)
        words, rows, place = _flat(documents)
        self.pair_codes, pair_rows, pair_columns = self._pairs(words, rows)
        apart, apart_rows = _flat_apart(documents)
        columns = np.concatenate([words, pair_columns + self.width, apart])
        all_rows = np.concatenate([rows, pair_rows, apart_rows])
        self.columns = self.width + len(self.pair_codes)
        english = np.concatenate([document.english for document in documents] or [np.zeros(0, bool)])
        self.in_english = np.bincount(rows, english, self.size) / np.maximum(np.bincount(rows, minlength=self.size), 1)
        self.peers = self._peers(english, words, pair_columns + self.width, rows)
        self._build(columns, all_rows, words, rows, place)

    def _pairs(self, words: Ints, rows: Ints) -> tuple[Ints, Ints, Ints]:
        neighbours = rows[1:] == rows[:-1]
        codes = (words[:-1] << 32 | words[1:])[neighbours]
        known, columns = np.unique(codes, return_inverse=True)
        return known, rows[1:][neighbours], columns.astype(np.int64)

    def _peers(self, english: Bools, words: Ints, pairs: Ints, rows: Ints) -> Floats:
        """Among how many offers a word or pair of words is common or rare: those told in the language of the sentences where it
        stands. A common English word would else look rare where few offers are English. All, for what stands in both."""
        peers = np.full(max(self.columns, 1), float(self.size))
        if not english.any() or english.all():
            return peers
        width = len(peers)
        after = english[1:][rows[1:] == rows[:-1]]
        said = np.bincount(words, minlength=width) + np.bincount(pairs, minlength=width)
        in_english = np.bincount(words, english, width) + np.bincount(pairs, after, width)
        peers[in_english > MOSTLY * said] = float(self.told_in(True).sum())
        vietnamese = (said > 0) & (in_english < (1 - MOSTLY) * said)
        vietnamese[self.vocabulary.accented(self.width)] = True
        peers[vietnamese] = float(self.told_in(False).sum())
        return peers

    def told_in(self, english: bool | None) -> Bools:
        """Which offers are told in English, or in Vietnamese; some in both. None for None."""
        if english is None:
            return np.zeros(self.size, bool)
        return self.in_english >= BOTH if english else self.in_english <= 1 - BOTH

    def _build(self, columns: Ints, rows: Ints, words: Ints, word_rows: Ints, in_title: Bools) -> None:
        shape = (self.size, max(self.columns, 1))
        counts = _counts(rows, columns, shape)
        self.starts, self.entries = counts.indptr.astype(np.int64), counts.indices
        self.frequencies = np.bincount(counts.indices, minlength=shape[1]).astype(np.float64)
        self.rarity = rarity_among(self.peers, self.frequencies)
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

    def weighted_words(self) -> Any:
        """Offers × words, as the cosine sees them, without pairs."""
        return weighted_words(self.logged, self.entries, self.starts, np.sqrt(self._cosine_weights()[: self.width]))

    def _cosine_weights(self) -> Floats:
        """Squared rarity; accented words and concepts have no part in the cosine (they would count twice)."""
        weights = self.rarity[: max(self.columns, 1)] ** 2
        weights[self.vocabulary.apart(self.width)] = 0.0
        return weights

    def rarity_of(self, columns: Ints) -> Floats:
        """Rarity of columns; what no offer says is as rare as what one says."""
        known = np.maximum(columns, 0)
        frequencies = np.where(columns >= 0, self.frequencies[known], 1.0)
        return rarity_among(np.where(columns >= 0, self.peers[known], self.size), np.maximum(frequencies, 1.0))

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
        same = self.told_in(query.english)[rows]
        lexical = _better(own, saturated[met], query.lexical, slots, same)
        cosine = _better(own, logged[met], query.cosine, slots, same)
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


def rarity_among(peers: Floats, frequencies: Floats) -> Floats:
    """Of words that so many of so many offers have (Robertson's inverse document frequency, above zero)."""
    rarity: Floats = np.log1p((np.maximum(peers, frequencies) + BACKGROUND - frequencies + 0.5) / (frequencies + 0.5))
    return rarity


def _better(own: Ints, values: NDArray[np.float32], weights: Floats, slots: NDArray[np.int32], same: Bools) -> Floats:
    """What each offer reaches in the need's own words or in the other language: the better, and a little of the other. `same`:
    offers that are told in the need's language; a translation is a guess that they do not need."""
    mine, other = (np.bincount(own, values * np.concatenate([[0.0], row])[slots], len(same)) for row in weights)
    found: Floats = np.where(same, mine, np.maximum(mine, other)) + BESIDE * np.minimum(mine, other)
    return found


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
