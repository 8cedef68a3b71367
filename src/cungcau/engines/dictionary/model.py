"""What words mean in the other language, and where in a text they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cungcau.engines.common.text import Token, is_english, is_syllable, sentences, stop_words, tokens

LONGEST = 5  # words of an entry
MARKED_ENOUGH = 0.25  # share of marked words from which a text counts as typed with marks
INSIDE = 0.4  # weight of an entry inside a longer one ("nhiệt độ" in "nhiệt độ thấp")
DECAY = 0.6  # share of the next translation of a word in that of the one before

Phrase = tuple[Token, ...]
Shares = tuple[tuple[Phrase, float], ...]
Entries = dict[tuple[str, ...], Shares]


@dataclass(frozen=True, slots=True)
class Translation:
    """Words of a text and what they may be called in the other language: phrases with shares that sum to 1.

    `weight`: less than 1 for words inside a longer entry, which may be meant for themselves all the same.
    """

    typed: str
    language: str  # of the phrases: "vi" or "en"
    phrases: Shares
    weight: float = 1.0


class Dictionary:
    """Looked up by the longest entry. English by stems, Vietnamese to the mark; Vietnamese typed without marks only by
    entries of two syllables or more."""

    def __init__(self, rows: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        english: dict[tuple[str, ...], list[tuple[Phrase, float]]] = {}
        vietnamese: dict[tuple[str, ...], list[tuple[Phrase, float]]] = {}
        for en, vi in rows:
            _add(english, [_stems(_phrase(word)) for word in en], [_phrase(word) for word in vi])
            _add(vietnamese, [_letters(_phrase(word)) for word in vi], [_phrase(word) for word in en])
        self._english = {key: _shares(found) for key, found in english.items()}
        self._vietnamese = {key: _shares(found) for key, found in vietnamese.items()}
        self._bare = _without_marks(self._vietnamese)

    def __len__(self) -> int:
        return len(self._english) + len(self._vietnamese)

    def translations(self, text: str) -> list[Translation]:
        """The known words of a text in order, none inside another."""
        return [found for sentence in sentences(text) for found in self._of_sentence(sentence)]

    def _of_sentence(self, sentence: str) -> Iterable[Translation]:
        typed = tokens(sentence, keep_stop_words=True)
        stop = stop_words(typed)
        stems = [token.word for token in typed]
        if is_english(typed):
            return self._found(typed, stop, [(stems, self._english, "vi")])
        letters = [token.lower for token in typed]
        marked = sum(bool(token.accented) for token in typed) >= MARKED_ENOUGH * len(typed)
        vietnamese = self._vietnamese if marked else self._bare
        # English words stand in Vietnamese sentences too, but what has the shape of a syllable is taken for one.
        foreign = ["" if token.accented or is_syllable(token.lower) else token.word for token in typed]
        return self._found(typed, stop, [(letters, vietnamese, "en"), (foreign, self._english, "vi")])

    @staticmethod
    def _found(
        typed: Sequence[Token], stop: frozenset[str], ways: Sequence[tuple[Sequence[str], Entries, str]]
    ) -> Iterable[Translation]:
        at = 0
        while at < len(typed):
            length, language, phrases = _longest(at, typed, stop, ways, LONGEST)
            if phrases:
                yield Translation(_said(typed, at, length), language, phrases)
            inner = at
            while length > 1 and inner < at + length:
                part, language, phrases = _longest(inner, typed, stop, ways, min(length - 1, at + length - inner))
                if phrases:
                    yield Translation(_said(typed, inner, part), language, phrases, INSIDE)
                inner += part
            at += length


def _said(typed: Sequence[Token], at: int, length: int) -> str:
    return " ".join(token.typed for token in typed[at : at + length])


def _longest(
    at: int, typed: Sequence[Token], stop: frozenset[str], ways: Sequence[tuple[Sequence[str], Entries, str]], most: int
) -> tuple[int, str, Shares]:
    for length in range(min(most, len(typed) - at), 0, -1):
        if all(token.lower in stop for token in typed[at : at + length]):
            continue
        for words, entries, language in ways:
            if phrases := entries.get(tuple(words[at : at + length])):
                return length, language, phrases
    return 1, "", ()


def _phrase(words: str) -> Phrase:
    return tuple(tokens(words, keep_stop_words=True)[:LONGEST])


def _stems(phrase: Phrase) -> tuple[str, ...]:
    return tuple(token.word for token in phrase)


def _letters(phrase: Phrase) -> tuple[str, ...]:
    return tuple(token.lower for token in phrase)


def _add(
    entries: dict[tuple[str, ...], list[tuple[Phrase, float]]], keys: Iterable[tuple[str, ...]], phrases: Iterable[Phrase]
) -> None:
    ranked = [(phrase, DECAY**rank) for rank, phrase in enumerate(phrases) if phrase]
    for rank, key in enumerate(keys):
        if key:
            entries.setdefault(key, []).extend((phrase, weight * DECAY**rank) for phrase, weight in ranked)


def _shares(found: Iterable[tuple[Phrase, float]]) -> Shares:
    """Each phrase once; several rows that agree on a translation speak for it."""
    weights: dict[tuple[str, ...], float] = {}
    phrases: dict[tuple[str, ...], Phrase] = {}
    for phrase, weight in found:
        key = _letters(phrase)
        weights[key] = weights.get(key, 0.0) + weight
        phrases.setdefault(key, phrase)
    total = sum(weights.values())
    ranked = sorted(weights, key=lambda key: -weights[key])
    return tuple((phrases[key], weights[key] / total) for key in ranked)


def _without_marks(entries: Entries) -> Entries:
    """The entries as they are typed without marks, where two syllables or more keep them apart."""
    bare: dict[tuple[str, ...], list[tuple[Phrase, float]]] = {}
    for key, phrases in entries.items():
        if len(key) > 1:
            folded = tuple(token.word for token in _phrase(" ".join(key)))
            bare.setdefault(folded, []).extend(phrases)
    return {key: _shares(phrases) for key, phrases in bare.items()}
