"""What words mean in the other language, and where in a text they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, Protocol

from cungcau.engines.common.text import MARKED_ENOUGH, Token, is_english, is_syllable, sentences, stop_words, tokens
from cungcau.engines.marks import Marks

LONGEST = 5  # words of an entry
INSIDE = 0.4  # weight of an entry inside a longer one ("nhiệt độ" in "nhiệt độ thấp")
DECAY = 0.6  # share of the next translation of a word in that of the one before

Phrase = tuple[Token, ...]
Shares = tuple[tuple[Phrase, float], ...]
Key = tuple[str, ...]
Weighed = list[tuple[Phrase, float]]


@dataclass(frozen=True, slots=True)
class Translation:
    """Words of a text and what they may be called in the other language: phrases with shares that sum to 1.

    `weight`: less than 1 for words inside a longer entry, which may be meant for themselves all the same.
    """

    typed: str
    language: str  # of the phrases: "vi" or "en"
    phrases: Shares
    weight: float = 1.0


class _Lookup(Protocol):
    def get(self, key: Key) -> Shares | None: ...


class _Entries:
    """What is said under each key; made into shares when it is first asked for, because most of a dictionary never is."""

    def __init__(self, said: dict[Key, Weighed]) -> None:
        self._said = said
        self._made: dict[Key, Shares] = {}

    def __len__(self) -> int:
        return len(self._said)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._said)

    def get(self, key: Key) -> Shares | None:
        found = self._made.get(key)
        if found is None and key in self._said:
            found = self._made.setdefault(key, _shares(self._said[key]))
        return found


class _Singles:
    """The entries of one syllable alone."""

    def __init__(self, entries: _Entries) -> None:
        self._entries = entries

    def get(self, key: Key) -> Shares | None:
        return self._entries.get(key) if len(key) == 1 else None


class _Bare:
    """The entries as they are typed without marks, where two syllables or more keep them apart."""

    def __init__(self, entries: _Entries, unmarked: Mapping[Key, Key]) -> None:
        self._entries = entries
        self._keys: dict[Key, list[Key]] = {}
        self._made: dict[Key, Shares] = {}
        for key in entries:
            if len(key) > 1:
                self._keys.setdefault(unmarked[key], []).append(key)

    def get(self, key: Key) -> Shares | None:
        found = self._made.get(key)
        if found is None and key in self._keys:
            said = [each for whole in self._keys[key] for each in self._entries.get(whole) or ()]
            found = self._made.setdefault(key, _shares(said))
        return found


class _Way(NamedTuple):
    """A way to read the words of a sentence: what to look up, where, and how `sure` each is (None: it was typed so)."""

    words: Sequence[str]
    entries: _Lookup
    language: str
    sure: Sequence[float] | None = None


class Dictionary:
    """Looked up by the longest entry. English by stems, Vietnamese to the mark; Vietnamese typed without marks by entries of two
    syllables or more, and with `marks` by single syllables with the marks that they probably have, which weigh less."""

    def __init__(self, rows: Iterable[tuple[Sequence[str], Sequence[str]]], marks: Marks | None = None) -> None:
        english: dict[Key, Weighed] = {}
        vietnamese: dict[Key, Weighed] = {}
        unmarked: dict[Key, Key] = {}
        read = cache(_phrase)  # many words stand in several rows
        for row in rows:
            en, vi = [[read(words) for words in side] for side in row]
            _add(english, map(_stems, en), vi)
            _add(vietnamese, map(_letters, vi), en)
            unmarked |= {_letters(phrase): _stems(phrase) for phrase in vi}
        self._english, self._vietnamese = _Entries(english), _Entries(vietnamese)
        self._bare, self._single = _Bare(self._vietnamese, unmarked), _Singles(self._vietnamese)
        self._marks = marks

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
            return self._found(typed, stop, [_Way(stems, self._english, "vi")])
        letters = [token.lower for token in typed]
        marked = sum(bool(token.accented) for token in typed) >= MARKED_ENOUGH * len(typed)
        # English words stand in Vietnamese sentences too, but what has the shape of a syllable is taken for one.
        foreign = ["" if token.accented or is_syllable(token.lower) else token.word for token in typed]
        ways = [_Way(letters, self._vietnamese if marked else self._bare, "en"), _Way(foreign, self._english, "vi")]
        if self._marks and not marked:
            ways.append(self._guessed(letters, self._marks))
        return self._found(typed, stop, ways)

    def _guessed(self, letters: Sequence[str], marks: Marks) -> _Way:
        """Single syllables with the marks that were probably meant."""
        likely = marks.likely(letters)
        return _Way([one.form for one in likely], self._single, "en", [one.share for one in likely])

    @staticmethod
    def _found(typed: Sequence[Token], stop: frozenset[str], ways: Sequence[_Way]) -> Iterable[Translation]:
        at = 0
        while at < len(typed):
            length, found = _longest(at, typed, stop, ways, LONGEST)
            if found:
                yield found
            inner = at
            while length > 1 and inner < at + length:
                part, found = _longest(inner, typed, stop, ways, min(length - 1, at + length - inner))
                if found:
                    yield replace(found, weight=INSIDE * found.weight)
                inner += part
            at += length


def _said(typed: Sequence[Token], at: int, length: int) -> str:
    return " ".join(token.typed for token in typed[at : at + length])


def _longest(
    at: int, typed: Sequence[Token], stop: frozenset[str], ways: Sequence[_Way], most: int
) -> tuple[int, Translation | None]:
    for length in range(min(most, len(typed) - at), 0, -1):
        if all(token.lower in stop for token in typed[at : at + length]):
            continue
        for way in ways:
            if phrases := way.entries.get(tuple(way.words[at : at + length])):
                sure = min(way.sure[at : at + length]) if way.sure else 1.0
                return length, Translation(_said(typed, at, length), way.language, phrases, sure)
    return 1, None


def _phrase(words: str) -> Phrase:
    return tuple(tokens(words, keep_stop_words=True)[:LONGEST])


def _stems(phrase: Phrase) -> tuple[str, ...]:
    return tuple(token.word for token in phrase)


def _letters(phrase: Phrase) -> tuple[str, ...]:
    return tuple(token.lower for token in phrase)


def _add(entries: dict[Key, Weighed], keys: Iterable[Key], phrases: Iterable[Phrase]) -> None:
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
