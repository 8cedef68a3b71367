"""What was typed into the search, in the words of the other language and of the trade: by the thesaurus and the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cungcau.engines.common.text import Token, tokens
from cungcau.engines.matching.knowledge import Knowledge

LIKELIEST = 3  # translations of a word that are looked for
LABELS = 8  # names of a concept that are looked for


@dataclass(frozen=True)
class Phrase:
    """Words side by side. A single Vietnamese syllable is looked for with its marks (`exact`): bare, it is any word."""

    words: tuple[Token, ...]
    exact: bool = False


Words = tuple[str, ...]
Meant = Sequence[Sequence[Phrase]]  # for each thing that was typed, all that it is called


def otherwise(typed: str, known: Knowledge) -> Meant:
    """Each thing in `typed` as all that it is called; empty where nothing of it is called otherwise."""
    found = dict(_concepts(typed, known))
    said = {word for words in found for word in words}
    for words, phrases in _translations(typed, known):
        if words in found or not said.issuperset(words):
            inside = [shorter for shorter in found if len(shorter) < len(words) and set(shorter) <= set(words)]
            for shorter in inside:  # "arc welding" says more than "welding"
                del found[shorter]
            found[words] = [*found.get(words, ()), *phrases]
    if not found:
        return []
    said.update(word for words in found for word in words)
    return [*found.values(), *((Phrase((token,)),) for token in tokens(typed) if token.lower not in said)]


def _concepts(typed: str, known: Knowledge) -> Iterator[tuple[Words, list[Phrase]]]:
    """Labels that were typed, with every label of what they mean."""
    if known.reader is None:
        return
    for mention in known.reader.mentions(typed):
        phrases = [
            _phrase(tokens(label, keep_stop_words=True), language)
            for key, _weight in mention.meanings for language in ("vi", "en")
            for label in known.thesaurus[key].labels(language)[:LABELS]
        ]  # fmt: skip
        yield tuple(mention.typed.lower().split()), phrases


def _translations(typed: str, known: Knowledge) -> Iterator[tuple[Words, list[Phrase]]]:
    for found in known.translations(typed):
        if found.weight == 1:  # neither inside a longer entry nor guessed
            phrases = [_phrase(phrase, found.language) for phrase, _share in found.phrases[:LIKELIEST]]
            own = _phrase(tokens(found.typed, keep_stop_words=True), "en" if found.language == "vi" else "vi")
            yield tuple(found.typed.lower().split()), [own, *phrases]


def _phrase(words: Sequence[Token], language: str) -> Phrase:
    return Phrase(tuple(words), exact=language == "vi" and len(words) == 1 and bool(words[0].accented))
