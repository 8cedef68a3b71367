"""Evidence from words: an index of analysed offers, for BM25 and a cosine.

Documents are integer arrays of word numbers, counted once (`counted`); weights are found from the counts in whole, so that a
new or changed offer needs the analysis and the counting of that offer alone. Scores of a row never depend on which other rows
are asked for.
Columns are words, accented words, concepts, and pairs of neighbours; a title counts once more by 0.3.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from cungcau.engines.common.text import Token, is_english, sentences, stop_words, tokens
from cungcau.engines.matching.counted import Bools, Counted, Floats, Ints
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.latent import weighted_words
from cungcau.engines.matching.slips import commonest_of, one_slip_away

if TYPE_CHECKING:
    from cungcau.engines.matching.asking import Query

K1, B = 1.2, 0.75
TITLE = 0.3
# Offers of other subjects that every collection is thought to stand among: what all of three offers say is not common yet.
BACKGROUND = 20
FEW_OFFERS = 20  # of a language: what they have on average is mixed with half of what all have
BESIDE = 0.4  # what counts of the language in which an offer says less
# Before the accented form of a word and before a concept, which are words of their own.
ACCENT, CONCEPT = "\t", "\v"
# Words in more than a tenth of at least a thousand offers say nothing in a long need; in a short one they do.
FREQUENT_SHARE, FREQUENT_FROM = 0.10, 1000
MOSTLY = 0.8  # share of its sentences in one language from which a word is taken for one of that language
TELLS_LANGUAGE = 6  # words of a sentence from which its language is told by itself
BOTH = 0.3  # share of a text's words in either language from which it is told in both


class Vocabulary:
    """Numbers of words; only ever grows, so that collections that follow each other can share it, in any thread."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._apart: list[int] = []
        self._accented: list[int] = []
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

    def first(self, width: int) -> Vocabulary:
        """The words that have a number below `width`, which grow no more with these."""
        found = Vocabulary()
        with self._growing:
            found._numbers = dict(islice(self._numbers.items(), width))
            found._apart = self._apart[: bisect_left(self._apart, width)]
            found._accented = self._accented[: bisect_left(self._accented, width)]
        return found

    def among(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those words that have one."""
        known = self._numbers.get
        return {word: number for word in words if (number := known(word)) is not None}

    def apart(self, width: int) -> Ints:
        """The numbers below `width` of accented words and concepts."""
        return _below(width, self._apart)

    def accented(self, width: int) -> Ints:
        """The numbers below `width` of accented words."""
        return _below(width, self._accented)

    def __getstate__(self) -> tuple[dict[str, int], list[int], list[int]]:
        return self._numbers, self._apart, self._accented

    def __setstate__(self, state: tuple[dict[str, int], list[int], list[int]]) -> None:
        self._numbers, self._apart, self._accented = state
        self._growing = threading.Lock()

    def _new(self, word: str) -> int:
        with self._growing:
            number = self._numbers.setdefault(word, len(self._numbers))
            for numbers, signs in ((self._apart, (ACCENT, CONCEPT)), (self._accented, (ACCENT,))):
                if word[:1] in signs and (not numbers or numbers[-1] < number):
                    numbers.append(number)
            return number


def _below(width: int, rising: list[int]) -> Ints:
    return np.array(rising[: bisect_left(rising, width)], np.int64)


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
    """What analysed offers say, weighed. Columns: words (accented ones and concepts among them), then pairs."""

    def __init__(self, counted: Counted, pair_codes: Ints, vocabulary: Vocabulary, width: int) -> None:
        """`width`: how many words the vocabulary had when they were counted; the columns of `pair_codes` follow after."""
        self.counted = counted
        self.pair_codes = pair_codes
        self.vocabulary = vocabulary
        self.width = width
        self.size = len(counted.lengths)
        self.columns = width + len(pair_codes)
        self.starts, self.entries = counted.starts, counted.entries
        # Of the dictionary, as far as needs said them: what they weigh (`translating`), how they are told (`meetings`).
        self.entries_asked: dict[int, Any] = {}
        self.entries_told: dict[int, Any] = {}
        self._commonest: dict[str, str] = {}
        self.frequencies = np.bincount(self.entries, minlength=max(self.columns, 1)).astype(np.float64)
        self.peers = self._peers()
        self.rarity = rarity_among(self.peers, self.frequencies)
        self._weigh()
        self._measure()

    @classmethod
    def build(cls, documents: Sequence[Document], vocabulary: Vocabulary) -> Index:
        width = len(vocabulary)
        return cls(*Counted.of(documents, width, np.zeros(0, np.int64)), vocabulary, width)

    def after(self, kept: Ints, documents: Sequence[Document], order: Ints) -> Index:
        """The index of the `kept` rows and of more documents of the same vocabulary, in the `order` of their numbers one after
        the other. It says the same as one that is built of them, and only the new ones are counted."""
        width = len(self.vocabulary)
        fresh, codes = Counted.of(documents, width, self.pair_codes)
        places = np.concatenate([np.arange(self.width), width + np.searchsorted(codes, self.pair_codes)]).astype(np.int32)
        counted = self.counted.renumbered(places).followed_by(fresh)
        everyone = np.concatenate([kept, np.arange(self.size, self.size + len(documents))])
        return Index(counted.taken(everyone[order]), codes, self.vocabulary, width)

    def _peers(self) -> Floats:
        """Among how many offers a word or pair of words is common or rare: those told in the language of the sentences where it
        stands. A common English word would else look rare where few offers are English. All, for what stands in both."""
        peers = np.full(max(self.columns, 1), float(self.size))
        own = self.in_english[self.counted.lengths > 0]
        if not own.any() or (own >= 1).all():
            return peers
        said = np.bincount(self.entries, self.counted.counts, len(peers))
        in_english = np.bincount(self.entries, self.counted.english, len(peers))
        said[self.vocabulary.apart(self.width)] = 0.0  # what is kept beside the words is said by them
        peers[in_english > MOSTLY * said] = float(self.told_in(True).sum())
        vietnamese = (said > 0) & (in_english < (1 - MOSTLY) * said)
        vietnamese[self.vocabulary.accented(self.width)] = True
        peers[vietnamese] = float(self.told_in(False).sum())
        return peers

    @property
    def in_english(self) -> Floats:
        return self.counted.in_english

    def told_in(self, english: bool | None) -> Bools:
        """Which offers are told in English, or in Vietnamese; some in both. None for None."""
        if english is None:
            return np.zeros(self.size, bool)
        return self.in_english >= BOTH if english else self.in_english <= 1 - BOTH

    def _weigh(self) -> None:
        """What BM25 and the cosine make of the counts."""
        counts, lengths = self.counted.counts.astype(np.float32), np.diff(self.starts)
        self.saturated: NDArray[np.float32] = _saturated(counts, self.counted.lengths, lengths)
        if self.counted.titles.any():
            titles = self.counted.titles.astype(np.float32)
            self.saturated += np.float32(TITLE) * _saturated(titles, self.counted.title_lengths, lengths)
        self.logged: NDArray[np.float32] = np.float32(1.0) + np.log(counts)

    def _measure(self) -> None:
        """Lengths of the offers' vectors, and what each column has on average in the offers of either language."""
        row_of = np.repeat(np.arange(self.size), np.diff(self.starts))
        squares = self.logged.astype(np.float64) ** 2 * self._cosine_weights()[self.entries]
        norms = np.sqrt(np.bincount(row_of, squares, self.size))
        self.norms = np.where(norms > 0, norms, 1.0)
        self.mean_saturated = self._averages(self.saturated, row_of)
        self.mean_logged = self._averages(self.logged / self.norms[row_of], row_of)
        self._local = threading.local()

    def _averages(self, values: NDArray[Any], row_of: Ints) -> Floats:
        """2 × columns: in the offers told in Vietnamese, and in those told in English. What few offers of a language tell is
        mixed with what all have."""
        width, offers = len(self.rarity), np.bincount(self.english, minlength=2).reshape(2, 1)
        sums = np.bincount(self.entries + width * self.english[row_of], values, 2 * width).reshape(2, width)
        everyone: Floats = sums.sum(axis=0) / max(self.size, 1)
        return (sums + FEW_OFFERS * everyone) / (offers + FEW_OFFERS)

    @cached_property
    def english(self) -> Ints:
        """1 for an offer told in English, all in all, else 0."""
        return (self.in_english > 0.5).astype(np.int64)

    def matrix(self) -> Any:
        """BM25's term frequencies, offers × columns."""
        shape = (self.size, max(self.columns, 1))
        return sparse.csr_matrix((self.saturated, self.entries, self.starts), shape=shape, copy=False)

    def weighted_words(self, rows: Ints | None = None) -> Any:
        """Offers (all, or some rows) × words, as the cosine sees them, without pairs."""
        weights = np.sqrt(self._cosine_weights()[: self.width])
        if rows is None:
            return weighted_words(self.logged, self.entries, self.starts, weights)
        starts, at = self.counted.places(rows)
        return weighted_words(self.logged[at], self.entries[at], starts, weights)

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

    def commonest(self, word: str) -> str:
        """The word that most offers say of those one slip away, as it was found before; "" where they say none."""
        if word not in self._commonest:
            near = self.vocabulary.among(one_slip_away(word))
            said = {other: float(self.frequencies[number]) for other, number in near.items() if number < self.width}
            self._commonest[word] = commonest_of(said)
        return self._commonest[word]

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
            starts, at = self.counted.places(rows)
            entries, saturated, logged, lengths = self.entries[at], self.saturated[at], self.logged[at], np.diff(starts)
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
    """What each offer reaches, by the values of its entries."""
    weighed = (values * np.concatenate([[0.0], row])[slots] for row in weights)
    mine, other = (np.bincount(own, each, len(same)).astype(np.float64, copy=False) for each in weighed)
    return better_of(mine, other, same)


def better_of(mine: Floats, other: Floats, same: Bools) -> Floats:
    """In the need's own words or in the other language: the better, and a little of the other. `same`: where both sides are told
    in one language; a translation is a guess that they do not need."""
    found: Floats = np.where(same, mine, np.maximum(mine, other)) + BESIDE * np.minimum(mine, other)
    return found


def _saturated(counts: NDArray[np.float32], words: Floats, entries: Ints) -> NDArray[np.float32]:
    """BM25's term frequencies. `words`: how many an offer has; `entries`: how many of the counts are its own."""
    mean = words[words > 0].mean() if (words > 0).any() else 1.0
    slope = np.repeat((K1 * (1 - B + B * words / mean)).astype(np.float32), entries)
    return counts * np.float32(K1 + 1) / (counts + slope)
