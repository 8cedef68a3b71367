"""What a need asks of an index: weights on its columns, from words, pairs, accented words, translations and concepts.

Weights are those of the study in docs/engines/matching.md: pairs count half a word in Vietnamese and a quarter in English;
accented words vote when a quarter of the need's words carry marks; the cosine grows with the length of the need, because
long needs are documents themselves. Words that the dictionary translates look for their translations too, concepts for
themselves and their neighbours; both in the same sum, so that a text in the other language is found and explained like
one in its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cungcau.engines.common.text import EVERYDAY_WORDS, MARKED_ENOUGH, Token, sentences, stop_words, tokens
from cungcau.engines.matching.counted import Bools, Floats, Ints
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.latent import Vectors
from cungcau.engines.matching.lexical import (
    ACCENT,
    BOTH,
    CONCEPT,
    FREQUENT_FROM,
    FREQUENT_SHARE,
    K1,
    Index,
    language_of,
    rarity_among,
    settled,
)
from cungcau.engines.matching.slips import meant
from cungcau.engines.matching.translating import Weights, weigh_translations

PAIR_VIETNAMESE, PAIR_ENGLISH = 0.5, 0.25
ACCENTED = 0.4
LONG = 40  # distinct words from which what very many offers say tells nothing
# Shares among several translations make a translated word weigh less than half of itself.
TRANSLATED, TRANSLATED_LONG = 3.0, 1.2
CONCEPTS = 0.6  # in a short need; a long one says in its own words what it is about
REMEDIES = 1.5  # what solves a problem that is told: no word of the need says it
# Distinct words of a need between which it becomes a document itself: the cosine gains weight, concepts lose it.
DOCUMENT_FROM, DOCUMENT_FULL = 12, 52

_NOTHING: Weights = np.zeros(0, np.int64), np.zeros(0)


@dataclass(frozen=True, slots=True)
class Query:
    """Weights of a need on the columns of an index, and what a perfect offer would reach.

    `lexical`, `cosine`: two rows each, the need in its own words and in the other language. Words without a translation (names,
    numbers, codes) and concepts are in both. An offer counts by the better of the two and a little by the other, so that one
    written in both languages is not paid twice.
    `lexical_mean`, `cosine_mean`: what an offer told in Vietnamese reaches on average, and one told in English.
    `english`: the language of the need, None where it is told in both.
    `typed`, `numbers`, `telling`: its words in order, their numbers (-1: no offer has it) and how much each tells.
    `likely`: the numbers of words that the offers surely have, -1 for others.
    `foreign`: numbers of the words in the other language that it may be told in, with weights.
    `vector`: its place among the offers' meanings; None where there is no model, or was no time.
    """

    columns: Ints
    lexical: Floats
    cosine: Floats
    reach: float
    length: int
    lexical_mean: Floats
    cosine_mean: Floats
    english: bool | None
    typed: tuple[Token, ...]
    numbers: list[int]
    telling: list[float]
    likely: Ints
    foreign: tuple[Ints, Floats]
    vector: Vectors | None = None


def query_of(title: str, body: str, index: Index, knowledge: Knowledge) -> Query:
    """The weights of a need's text."""
    told = Told.of((*sentences(title), *sentences(body)), index)
    vietnamese, english = told.halves()
    text, length = f"{title}\n{body}", max(vietnamese.length, english.length)
    spoken_of = weigh_concepts(text, length, index, knowledge)
    if vietnamese and english:
        lexical, cosine, reach, foreign = _in_both(vietnamese, english, spoken_of, index)
    else:
        lexical, cosine, reach, foreign = _in_one(vietnamese or english, text, spoken_of, index, knowledge)
    columns, own_and_other, alike = _together(lexical, cosine)
    language = None if vietnamese and english else bool(told.english.sum() * 2 > len(told.typed))
    return Query(
        columns,
        own_and_other,
        alike,
        reach=reach,
        length=length,
        lexical_mean=_on_average(own_and_other, index.mean_saturated[:, columns], language) / max(reach, 1e-9),
        cosine_mean=_on_average(alike, index.mean_logged[:, columns], language),
        english=language,
        typed=told.typed,
        numbers=told.words.tolist(),
        telling=_tell(told.typed, told.words, index),
        likely=told.likely,
        foreign=foreign,
    )


def _on_average(weights: Floats, means: Floats, english: bool | None) -> Floats:
    """What offers told in Vietnamese and in English reach: in the need's language by its own words, else by the better."""
    reached = means @ weights.T
    best: Floats = reached.max(axis=1)
    if english is not None:
        best[int(english)] = reached[int(english), 0]
    return best


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a need in order, their numbers, those that the offers surely have, and which stand in English sentences."""

    typed: tuple[Token, ...]
    words: Ints
    likely: Ints
    english: Bools

    @classmethod
    def of(cls, said: Iterable[str], index: Index) -> Told:
        typed, english = told_words(said)
        number, width = index.vocabulary.known, index.width
        words = np.array([_number_of(token, index) for token in typed], np.int64)
        # A marked word that no offer has with its marks is met without them by offers typed so, or by another word
        # ("cần" by "can"): good enough for a vote among words, not for what a text is like as a whole.
        sure = np.array([not token.accented or 0 <= number(ACCENT + token.accented) < width for token in typed], bool)
        return cls(typed, words, np.where(sure, words, -1), english)

    def __bool__(self) -> bool:
        return bool(self.typed)

    @property
    def length(self) -> int:
        """Distinct words."""
        return len({token.word for token in self.typed})

    @property
    def has_marks(self) -> bool:
        return sum(bool(token.accented) for token in self.typed) >= MARKED_ENOUGH * max(len(self.typed), 1)

    def halves(self) -> tuple[Told, Told]:
        """The need in Vietnamese and in English, where it is told in both; else all of it, and nothing."""
        in_english = int(self.english.sum())
        if min(in_english, len(self.typed) - in_english) < BOTH * len(self.typed):
            return self, self._only(np.zeros(len(self.typed), bool))
        return self._only(~self.english), self._only(self.english)

    def _only(self, chosen: Bools) -> Told:
        typed = tuple(self.typed[at] for at in np.flatnonzero(chosen))
        return Told(typed, self.words[chosen], self.likely[chosen], self.english[chosen])

    def weighed(self, index: Index) -> tuple[list[Weights], float]:
        """Its words, pairs and accented words with their weights, and the reach."""
        columns, weights, reach = _weigh_words(self.words, self.typed, index)
        accented = _weigh_accented(self.typed, index) if self.has_marks else _NOTHING
        return [(columns, weights), _weigh_pairs(self.words, index, self.pair), accented], reach * self.whole

    @property
    def pair(self) -> float:
        """What two neighbours weigh beside a word."""
        return PAIR_ENGLISH if not self.has_marks and _is_mostly_stemmed(self.typed) else PAIR_VIETNAMESE

    @property
    def whole(self) -> float:
        """What a perfect offer reaches with the pairs and accented words of the words that it says, as a multiple of these."""
        return (1 + ACCENTED if self.has_marks else 1.0) * (1 + self.pair * 0.5)


def told_words(said: Iterable[str]) -> tuple[tuple[Token, ...], Bools]:
    """The words of sentences in order, without those that say nothing, and which of them stand in English sentences."""
    typed: list[Token] = []
    english: list[bool | None] = []
    for sentence in said:
        every = tokens(sentence, keep_stop_words=True)
        stop = stop_words(every)
        kept = [token for token in every if token.lower not in stop]
        typed += kept
        english += [language_of(every)] * len(kept)
    return tuple(typed), settled(english, typed)


def _in_one(
    told: Told, text: str, spoken_of: Weights, index: Index, knowledge: Knowledge
) -> tuple[tuple[Weights, Weights], tuple[Weights, Weights], float, Weights]:
    """In the need's own words, and in what the dictionary calls them in the other language."""
    (words, pairs, accented), reach = told.weighed(index)
    translated, foreign, translated_words = weigh_translations(text, index, knowledge)
    names = _without_translation(told.typed, told.words, translated_words, index)
    other_words = translated[0], translation_weight(told.length) * translated[1]
    lexical = _rows(
        [words, pairs, accented, spoken_of],
        [_only(names, *words), _only(names, *accented), spoken_of, other_words],
    )
    own, other = _weigh_cosine(told.likely, translated, index)
    return lexical, _rows([own], [_only(names, *own), other]), reach, foreign


def _in_both(
    vietnamese: Told, english: Told, spoken_of: Weights, index: Index
) -> tuple[tuple[Weights, Weights], tuple[Weights, Weights], float, Weights]:
    """In either language of a need that is told in both. So an offer told in both is not paid twice for the same thing."""
    (own, reach), (other, other_reach) = vietnamese.weighed(index), english.weighed(index)
    level = reach / max(other_reach, 1e-9)
    lexical = _rows([*own, spoken_of], [*((columns, level * weights) for columns, weights in other), spoken_of])
    cosine = tuple(_weigh_cosine(told.likely, _NOTHING, index)[0] for told in (vietnamese, english))
    return lexical, (cosine[0], cosine[1]), reach, _NOTHING


def _number_of(token: Token, index: Index) -> int:
    """The number of a word, or of the one that was probably meant where no offer has it; -1 where that is not known either."""
    number, width = index.vocabulary.known, index.width
    found = _within(number(token.word), width)
    if found >= 0:
        return found
    return _within(number(meant(token, index.commonest)), width)


def _rows(own: Sequence[Weights], other: Sequence[Weights]) -> tuple[Weights, Weights]:
    return _joined(own), _joined(other)


def _joined(parts: Sequence[Weights]) -> Weights:
    return np.concatenate([columns for columns, _ in parts]), np.concatenate([weights for _, weights in parts])


def _only(kept: Ints, columns: Ints, weights: Floats) -> Weights:
    chosen = np.isin(columns, kept)
    return columns[chosen], weights[chosen]


def _without_translation(typed: Sequence[Token], words: Ints, translated: frozenset[str], index: Index) -> Ints:
    """Numbers of words, and of their accented forms, that are the same in both languages as far as we know."""
    names = [at for at, token in enumerate(typed) if token.lower not in translated]
    accented = [_within(index.vocabulary.known(ACCENT + typed[at].accented), index.width) for at in names if typed[at].accented]
    found: Ints = np.union1d(words[np.array(names, np.int64)], np.array(accented, np.int64)).astype(np.int64)
    return found


def _together(lexical: tuple[Weights, Weights], cosine: tuple[Weights, Weights]) -> tuple[Ints, Floats, Floats]:
    """All weights on one set of columns, two rows each."""
    columns: Ints = np.unique(np.concatenate([part[0] for part in (*lexical, *cosine)])).astype(np.int64)
    return columns, _on(columns, lexical), _on(columns, cosine)


def _on(columns: Ints, rows: tuple[Weights, Weights]) -> Floats:
    found = np.zeros((2, len(columns)))
    for row, (places, weights) in zip(found, rows, strict=True):
        np.add.at(row, np.searchsorted(columns, places), weights)
    return found


def _tell(typed: Sequence[Token], words: Ints, index: Index) -> list[float]:
    """Rarity of each word of a need. A number, a unit, a letter or an everyday word tells nothing alone; an abbreviation does."""
    says = np.array([_speaks(token) for token in typed], bool)
    return np.where(says & (words >= 0), index.rarity_of(words), 0.0).tolist() if len(typed) else []


def _speaks(token: Token) -> bool:
    if token.typed.isupper():
        return len(token.typed) > 1
    return token.lower not in EVERYDAY_WORDS and len(token.word) > 2 and (token.word.isalpha() or token.typed[:1].isupper())


def _within(number: int, width: int) -> int:
    return number if number < width else -1


def _is_mostly_stemmed(typed: Iterable[Token]) -> bool:
    words = [token for token in typed if token.lower.isalpha()]
    return sum(len(token.lower) > 7 or token.word != token.lower for token in words) * 5 > len(words)


def _weigh_words(words: Ints, typed: Sequence[Token], index: Index) -> tuple[Ints, Floats, float]:
    """Columns and weights of the known words, and the reach: what the most telling words would give at best."""
    frequency: dict[str, float] = {}
    column: dict[str, int] = {}
    for at, token in enumerate(typed):
        frequency[token.word] = frequency.get(token.word, 0.0) + 1.0
        column[token.word] = int(words[at])
    columns = np.array([column[word] for word in frequency], np.int64)
    counts = np.array(list(frequency.values()), np.float64)
    weights = (1.0 + np.log(counts)) * _telling(columns, index, len(columns))
    best = np.sort(weights)[::-1][: expected(len(weights))]
    known = columns >= 0
    return columns[known], weights[known], at_best(float(best.sum()))


def at_best(weight: float) -> float:
    """What a perfect offer makes of what its words weigh."""
    return weight * (K1 + 1.0) * 0.75


def expected(distinct: int) -> int:
    """How many of a need's words a perfect offer would say: all of a few, a part of many."""
    return distinct if distinct <= 4 else 4 + round((distinct - 4) ** 0.75)


def _telling(columns: Ints, index: Index, distinct: int) -> Floats:
    rarity = index.rarity_of(columns)
    if index.size < FREQUENT_FROM or distinct <= LONG:
        return rarity
    frequent = (columns >= 0) & (index.frequencies[np.maximum(columns, 0)] > FREQUENT_SHARE * index.size)
    return np.where(frequent, 0.0, rarity)


def _weigh_pairs(words: Ints, index: Index, weight: float) -> tuple[Ints, Floats]:
    known = (words[:-1] >= 0) & (words[1:] >= 0)
    codes = (words[:-1] << 32 | words[1:])[known]
    codes = np.unique(codes)
    columns = index.pair_columns(codes)
    columns = columns[columns >= 0]
    return columns, weight * _telling(columns, index, len(codes))


def _weigh_accented(typed: Sequence[Token], index: Index) -> tuple[Ints, Floats]:
    numbers = {_within(index.vocabulary.known(ACCENT + token.accented), index.width) for token in typed if token.accented}
    columns = np.array(sorted(numbers - {-1}), np.int64)
    return columns, ACCENTED * _telling(columns, index, len(columns))


def as_document(length: int) -> float:
    """How much a need of so many distinct words is a document itself, 0–1."""
    return min(max((length - DOCUMENT_FROM) / (DOCUMENT_FULL - DOCUMENT_FROM), 0.0), 1.0)


def translation_weight(length: int) -> float:
    """What a translation weighs in a need of so many distinct words: in a page, what its common words may be called adds up."""
    return TRANSLATED + (TRANSLATED_LONG - TRANSLATED) * as_document(length)


def weigh_concepts(text: str, length: int, index: Index, knowledge: Knowledge) -> tuple[Ints, Floats]:
    """Columns of the concepts of a text and of their neighbours in the thesaurus.

    All that solves one problem is no rarer than having any of it: else a problem with many remedies would favour whoever
    names several, and a vague one that half the offers answer would tell as much as a precise one.
    """
    weights: dict[int, float] = {}
    short = 1.0 - as_document(length)
    if not short:
        return _as_arrays(weights)
    for concept, weight in knowledge.asked_for(text).items():
        if (column := _column_of(concept, index)) >= 0:
            weights[column] = CONCEPTS * short * weight * index.rarity[column]
    for weight, solving in knowledge.remedies(text):
        columns = np.array([column for concept in solving if (column := _column_of(concept, index)) >= 0], np.int64)
        if len(columns):
            peers = index.peers[columns].max(keepdims=True)
            any_of_it = np.minimum(index.frequencies[columns].sum(keepdims=True), index.size)
            rarity = np.minimum(rarity_among(peers, any_of_it), index.rarity[columns])
            for column, worth in zip(columns.tolist(), (REMEDIES * short * weight * rarity).tolist(), strict=True):
                weights[column] = max(worth, weights.get(column, 0.0))
    return _as_arrays(weights)


def _column_of(concept: str, index: Index) -> int:
    return _within(index.vocabulary.known(CONCEPT + concept), index.width)


def _as_arrays(weights: dict[int, float]) -> tuple[Ints, Floats]:
    return np.array(list(weights), np.int64), np.array(list(weights.values()), np.float64)


def _weigh_cosine(words: Ints, translated: Weights, index: Index) -> tuple[Weights, Weights]:
    """In the need's own words, and in the other language."""
    known = (words[:-1] >= 0) & (words[1:] >= 0)
    pairs = index.pair_columns((words[:-1] << 32 | words[1:])[known])
    columns, counts = np.unique(np.concatenate([words, pairs]), return_counts=True)
    logged = 1.0 + np.log(counts)
    rarity = index.rarity_of(columns)
    norm = float(np.sqrt(((logged * rarity) ** 2).sum())) or 1.0
    found = columns >= 0
    foreign, weights = translated
    other = TRANSLATED * weights * index.rarity[foreign] / norm
    return (columns[found], (logged * rarity**2 / norm)[found]), (foreign, other)
