"""What a need's text says, read once and for all: which of its words, pairs, concepts and translations count, and for how much
beside how rare they are. How rare, only the offers tell; a reading holds whatever offers come and go.

The weights are those of `asking`, taken so that what they make of an offer is never less than what a question makes of it:
rules that leave something out for the sake of the offers (what very many say, marks that no offer has) are left to the question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cungcau.engines.common.text import Token, sentences
from cungcau.engines.dictionary import Shares, Translation
from cungcau.engines.matching.asking import (
    ACCENTED,
    CONCEPTS,
    LONG,
    REMEDIES,
    Told,
    as_document,
    at_best,
    expected,
    told_words,
    translation_weight,
)
from cungcau.engines.matching.counted import Ints
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.lexical import ACCENT, CONCEPT, Index, Vocabulary
from cungcau.engines.matching.model import Need
from cungcau.engines.matching.slips import may_slip

Places = NDArray[np.int32]
Values = NDArray[np.float32]
Said = tuple[Places, Values]  # numbers of what is said, and what each counts
OWN, OTHER, SPOKEN = range(3)  # in the need's own words, in the other language, concepts (which count in both)
_NOTHING: Said = np.zeros(0, np.int32), np.zeros(0, np.float32)


class Numbers:
    """Numbers of whatever needs say: words, accented words, concepts, pairs of words, entries of the dictionary. Only grows."""

    def __init__(self) -> None:
        self._of: dict[Hashable, int] = {}
        self.strings: list[str] = []  # words, accented words and concepts, as a vocabulary of offers knows them
        self.string_at: list[int] = []
        self.plain: list[bool] = []  # whether each may be a slip of another word
        self.word_of: list[int] = []  # of each string the place of the word that it is a form of
        self.entries: dict[int, tuple[Shares, str]] = {}
        self.entries_with: dict[str, list[int]] = {}  # by the words of their translations
        self._met: tuple[Vocabulary | None, Ints] = None, np.zeros(0, np.int64)

    def __len__(self) -> int:
        return len(self._of)

    def of(self, said: Hashable) -> int:
        return self._of.setdefault(said, len(self._of))

    def known(self, said: Hashable) -> int:
        return self._of.get(said, -1)

    def string(self, text: str, word: str = "") -> int:
        """A word, or another string; `word`: the one that it is a form of."""
        if text not in self._of:
            own = self.string(word) if word else len(self._of)
            self.string_at.append(self.of(text))
            self.strings.append(text)
            self.plain.append(may_slip(text))
            self.word_of.append(own)
        return self._of[text]

    def entry(self, translation: Translation) -> int:
        """The dictionary makes each entry once, so its identity tells it apart."""
        key = ("entry", id(translation.phrases))
        if key not in self._of:
            number = self.of(key)
            self.entries[number] = translation.phrases, translation.language
            for word in {token.word for phrase, _share in translation.phrases for token in phrase}:
                self.entries_with.setdefault(word, []).append(number)
        return self._of[key]

    def among(self, vocabulary: Vocabulary) -> Ints:
        """The number of each string in a vocabulary of offers, -1 where it has none. Only what it had not is looked up again."""
        met, numbers = self._met
        if met is not vocabulary:
            numbers = np.zeros(0, np.int64)
        found = np.concatenate([numbers, np.full(len(self.strings) - len(numbers), -1)])
        unknown = np.flatnonzero(found < 0)
        found[unknown] = [vocabulary.known(self.strings[at]) for at in unknown]
        self._met = vocabulary, found
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """A need in one language. `reach`: its words that tell most, with what a perfect offer makes of each per rarity; any of its
    words make at most the reach of the question. `forms`: of each word the form that is typed most often, with what it adds to
    the square of the need's length as a vector. `long`: what very many offers say tells nothing in it."""

    reach: Said
    forms: Said
    long: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A need's text. `english`, `length`: as in Query. `lexical`: OWN, OTHER, SPOKEN; `cosine`: OWN, OTHER. `rows`: what OWN and
    OTHER are measured by; the same row twice for a need told in one language."""

    english: bool | None
    length: int
    lexical: tuple[Said, Said, Said]
    cosine: tuple[Said, Said]
    rows: tuple[Row, Row]


def texts_of(need: Need) -> tuple[str, str]:
    return need.title, "\n".join((need.summary, need.text, "\n".join(need.keywords)))


def read(need: Need, knowledge: Knowledge, numbers: Numbers, index: Index | None = None) -> Reading:
    """`index`: by which the words that tell most are chosen; any choice is right, this one is near the question's."""
    title, body = texts_of(need)
    typed, english = told_words((*sentences(title), *sentences(body)))
    nowhere = np.full(len(typed), -1, np.int64)
    told = Told(typed, nowhere, nowhere, english)
    vietnamese, other = told.halves()
    length = max(vietnamese.length, other.length)
    text = f"{title}\n{body}"
    spoken = _spoken(text, length, knowledge, numbers)
    if vietnamese and other:
        halves = [(_lexical(half, numbers), _cosine(half, numbers), _row(half, numbers, index)) for half in (vietnamese, other)]
        (own, own_cosine, row), (translated, other_cosine, other_row) = halves
        return Reading(None, length, (own, translated, spoken), (own_cosine, other_cosine), (row, other_row))
    told = vietnamese or other
    translations = knowledge.translations(text)
    known = {word for translation in translations for word in translation.typed.lower().split()}
    names = {token.word for token in told.typed if token.lower not in known}
    forms = {token.accented for token in told.typed if token.lower not in known}
    entries = _entries(translations, numbers)
    weighed = entries[0], entries[1] * np.float32(translation_weight(told.length))
    translated = _joined(_lexical(told, numbers, names, forms), weighed)
    other_cosine = _joined(_cosine(told, numbers, names), entries)
    row = _row(told, numbers, index)
    language = bool(told.english.sum() * 2 > len(told.typed))
    lexical, cosine = (_lexical(told, numbers), translated, spoken), (_cosine(told, numbers), other_cosine)
    return Reading(language, length, lexical, cosine, (row, row))


def _lexical(told: Told, numbers: Numbers, words: set[str] | None = None, forms: set[str] | None = None) -> Said:
    """Words, pairs and accented words; or these words and accented words alone."""
    counts = Counter(token.word for token in told.typed)
    found = {numbers.string(word): 1.0 + np.log(count) for word, count in counts.items() if words is None or word in words}
    if told.has_marks:
        accented = {token.accented: token.word for token in told.typed if token.accented}
        kept = [form for form in accented if forms is None or form in forms]
        found |= {numbers.string(ACCENT + form, accented[form]): ACCENTED for form in kept}
    if words is None:
        found |= dict.fromkeys(_pairs(told.typed, numbers), told.pair)
    return _said(found)


def _cosine(told: Told, numbers: Numbers, words: set[str] | None = None) -> Said:
    """Words and pairs; or these words alone."""
    counts = Counter(token.word for token in told.typed)
    found = {numbers.string(word): count for word, count in counts.items() if words is None or word in words}
    if words is None:
        found |= Counter(_pairs(told.typed, numbers))
    return _said({number: 1.0 + float(np.log(count)) for number, count in found.items()})


def _pairs(typed: Sequence[Token], numbers: Numbers) -> list[int]:
    words = [numbers.string(token.word) for token in typed]
    return [numbers.of(pair) for pair in pairwise(words)]


def _spoken(text: str, length: int, knowledge: Knowledge, numbers: Numbers) -> Said:
    short = 1.0 - as_document(length)
    if not short:
        return _NOTHING
    asked = knowledge.asked_for(text)
    found = {numbers.string(CONCEPT + concept): CONCEPTS * short * weight for concept, weight in asked.items()}
    for weight, solving in knowledge.remedies(text):
        for number in (numbers.string(CONCEPT + concept) for concept in solving):
            found[number] = max(REMEDIES * short * weight, found.get(number, 0.0))
    return _said(found)


def _entries(translations: Iterable[Translation], numbers: Numbers) -> Said:
    found: dict[int, float] = {}
    for translation in translations:
        number = numbers.entry(translation)
        found[number] = found.get(number, 0.0) + translation.weight
    return _said(found)


def _row(told: Told, numbers: Numbers, index: Index | None) -> Row:
    counts = Counter(token.word for token in told.typed)
    words = np.array([numbers.string(word) for word in counts], np.int32)
    logged = 1.0 + np.log(np.array(list(counts.values()), np.float64))
    known = np.array([index.vocabulary.known(word) if index else -1 for word in counts], np.int64)
    rarity = index.rarity_of(np.where(known < index.width, known, -1)) if index else np.ones(len(words))
    telling = np.argsort(-logged * rarity, kind="stable")[: expected(len(words))]
    worth = at_best(told.whole)
    return Row(
        (words[telling], (worth * logged[telling]).astype(np.float32)),
        _said({numbers.string(ACCENT + form if form else word, word if form else ""): (1.0 + np.log(count)) ** 2
               for word, (form, count) in _oftenest(told.typed).items()}),
        len(words) > LONG,
    )  # fmt: skip


def _oftenest(typed: Iterable[Token]) -> dict[str, tuple[str, int]]:
    """Of each word the accented form (or none) in which it is typed most often, and how often."""
    best: dict[str, tuple[str, int]] = {}
    for (word, form), count in Counter((token.word, token.accented) for token in typed).items():
        if word not in best or count > best[word][1]:
            best[word] = form, count
    return best


def _said(found: dict[int, float]) -> Said:
    return np.array(list(found), np.int32), np.array(list(found.values()), np.float32)


def _joined(one: Said, other: Said) -> Said:
    return np.concatenate([one[0], other[0]]), np.concatenate([one[1], other[1]])
