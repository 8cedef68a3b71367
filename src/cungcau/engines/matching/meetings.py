"""Where a need and an offer meet without a word in common: by translation, by concept, by a problem and what solves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from cungcau.engines.common.text import EVERYDAY_WORDS, VIETNAMESE_STOP_WORDS, Token, tokens
from cungcau.engines.dictionary import Translation
from cungcau.engines.matching.collection import Collection, all_text
from cungcau.engines.matching.lexical import CONCEPT, Document
from cungcau.engines.matching.model import Line, Need

CONCEPTS, TERMS = 4, 6
LIKELIEST = 2  # translations of a word that may be told as a reason


@dataclass(frozen=True, slots=True)
class Asked:
    """A concept that a need asks for: itself (`link` ""), or as a neighbour of `origin` by a link of the thesaurus."""

    concept: str
    weight: float
    origin: str
    link: str


class Meetings:
    """What one need is looked for by besides its own words; found once, compared with each offer that is shown."""

    def __init__(self, need: Need, collection: Collection) -> None:
        text = all_text(need)
        self._collection = collection
        knowledge = collection.knowledge
        self._translations = list(knowledge.translations(text))
        self._asked = sorted(_asked_for(text, collection), key=lambda asked: -asked.weight)

    @cached_property
    def compounds(self) -> frozenset[tuple[str, ...]]:
        """The Vietnamese words of the need that have several syllables, without those that are stop words ("thiết bị")."""
        typed = (translation.typed.lower().split() for translation in self._translations if translation.language == "en")
        told = (tuple(part for part in parts if part not in VIETNAMESE_STOP_WORDS) for parts in typed if len(parts) > 1)
        return frozenset(word for word in told if word)

    def lines(self, offer: int) -> tuple[Line, ...]:
        document = self._collection.documents[offer]
        found = []
        if concepts := self._concepts(document):
            found.append(Line("note", "shared_concepts", {"concepts": concepts}))
        # A single syllable means too many things to be told, unless nothing else tells where the points come from.
        if terms := self._terms(document) or ([] if found else self._terms(document, plainly=False)):
            if all(_is_everyday(typed) for typed, _called in terms):
                found.append(Line("note", "everyday_words", {}))
            else:
                found.append(Line("note", "translated_terms", {"pairs": terms}))
        return tuple(found)

    def _concepts(self, document: Document) -> list[dict[str, str]]:
        """The concepts that both speak of, or that the thesaurus links, heaviest first; each with its labels."""
        apart = set(document.apart.tolist())
        known, thesaurus = self._collection.vocabulary.known, self._collection.knowledge.thesaurus
        found: list[dict[str, str]] = []
        for asked in self._asked:
            if known(CONCEPT + asked.concept) in apart and len(found) < CONCEPTS:
                concept, origin = thesaurus[asked.concept], thesaurus[asked.origin]
                found.append({
                    "key": asked.concept, "vi": concept.vi, "en": concept.en, "link": asked.link,
                    "origin": asked.origin, "origin_vi": origin.vi, "origin_en": origin.en,
                })  # fmt: skip
        return found

    def _terms(self, document: Document, *, plainly: bool = True) -> list[tuple[str, str]]:
        """Words of the need, as typed, and what an offer that does not say them calls them; the rarest first."""
        numbers = document.words.tolist()
        has = _Has(set(numbers), set(pairwise(numbers)))
        found: dict[str, _Called] = {}
        for word in self._wordings:
            if word.typed in found or (plainly and not word.is_plain) or has.says(word.own):
                continue
            if met := next((called for called in word.called if has.says(called.numbers)), None):
                found[word.typed] = met
        ranked = sorted(found, key=lambda typed: -found[typed].rarity)
        return [(typed, found[typed].text) for typed in ranked[:TERMS]]

    @cached_property
    def _wordings(self) -> list[_Wording]:
        known = self._collection.vocabulary.known
        return [
            _Wording(
                translation.typed.lower(), _is_plain(translation), tuple(map(known, _words_of(translation.typed.lower()))),
                self._called(translation),
            )
            for translation in self._translations
        ]  # fmt: skip

    def _called(self, translation: Translation) -> tuple[_Called, ...]:
        """As it was found before for this index; the dictionary makes each entry once, so its identity tells it apart."""
        kept: dict[int, tuple[Any, tuple[_Called, ...]]] = self._collection.index.entries_told
        shares, called = kept.get(id(translation.phrases), (None, ()))
        if shares is not translation.phrases:
            called = tuple(self._likeliest(translation))
            kept[id(translation.phrases)] = translation.phrases, called
        return called

    def _likeliest(self, translation: Translation) -> Iterator[_Called]:
        """The likeliest phrases that the collection says; a Vietnamese syllable means too many things to be one."""
        known, rarity = self._collection.vocabulary.known, self._collection.index.rarity
        for phrase, _ in translation.phrases[:LIKELIEST]:
            numbers = tuple(known(token.word) for token in phrase)
            if (translation.language == "en" or len(phrase) > 1) and all(0 <= number < len(rarity) for number in numbers):
                text = " ".join(token.typed for token in phrase)
                yield _Called(numbers, float(sum(rarity[number] for number in numbers)), text)


def _asked_for(text: str, collection: Collection) -> Iterator[Asked]:
    knowledge = collection.knowledge
    direct = knowledge.spoken_of(text)
    best: dict[str, Asked] = {key: Asked(key, weight, key, "") for key, weight in direct.items()}
    if knowledge.neighbourhood is not None:
        for key, weight in direct.items():
            for other, share, link in knowledge.neighbourhood.of(key):
                if other not in best or (best[other].link and best[other].weight < weight * share):
                    best[other] = Asked(other, weight * share, key, link)
    width = collection.index.width
    for asked in best.values():
        number = collection.vocabulary.known(CONCEPT + asked.concept)
        if 0 <= number < width:
            yield Asked(asked.concept, asked.weight * float(collection.index.rarity[number]), asked.origin, asked.link)


def syllables_of(typed: Sequence[Token], compounds: frozenset[tuple[str, ...]]) -> set[int]:
    """Positions of words that are syllables of a longer one ("thời" in "thời gian"), which says nothing alone."""
    longest = max(map(len, compounds), default=0)
    lower = [token.lower for token in typed]
    found: set[int] = set()
    for size in range(1, longest + 1):
        for at in range(len(lower) - size + 1):
            if tuple(lower[at : at + size]) in compounds:
                found.update(range(at, at + size))
    return found


@lru_cache(10_000)
def _words_of(typed: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(typed, keep_stop_words=True))


def _is_everyday(typed: str) -> bool:
    """Each of its words ("sau khi")."""
    return all(word in EVERYDAY_WORDS or word in VIETNAMESE_STOP_WORDS for word in typed.split())


def _is_plain(translation: Translation) -> bool:
    """A single Vietnamese syllable means too many things to be told as a reason ("nước"), everyday words say nothing."""
    if _is_everyday(translation.typed.lower()):
        return False
    return translation.language == "vi" or " " in translation.typed


@dataclass(frozen=True, slots=True)
class _Called:
    """What a word of the need may be called in the other language: numbers of its words, rarity, text."""

    numbers: tuple[int, ...]
    rarity: float
    text: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """A word of the need, as typed, with the numbers of its own words and what it may be called, the likeliest first."""

    typed: str
    is_plain: bool
    own: tuple[int, ...]
    called: tuple[_Called, ...]


@dataclass(frozen=True, slots=True)
class _Has:
    """Which words an offer has."""

    words: set[int]
    neighbours: set[tuple[int, int]]

    def says(self, numbers: tuple[int, ...]) -> bool:
        """Whether the offer has these words side by side."""
        if len(numbers) == 1:
            return numbers[0] in self.words
        return all(pair in self.neighbours for pair in pairwise(numbers))
