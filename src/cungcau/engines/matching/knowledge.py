"""What the engine knows of language and technology beyond the texts it compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cungcau.engines.common.text import Token
from cungcau.engines.dictionary import Dictionary, Translation
from cungcau.engines.dictionary import shipped as shipped_dictionary
from cungcau.engines.marks import shipped as shipped_marks
from cungcau.engines.thesaurus import Loose, Neighbourhood, Reader, Thesaurus
from cungcau.engines.thesaurus import shipped as shipped_thesaurus

RECENT = 1000  # texts of which it is kept what they say: a need is read when it is weighed, and again for its reasons


@dataclass(frozen=True)
class Knowledge:
    """A dictionary and a thesaurus, each of which may be missing: then texts meet by their own words only."""

    dictionary: Dictionary | None = None
    reader: Reader | None = None
    loose: Loose | None = None
    neighbourhood: Neighbourhood | None = None

    @classmethod
    def of(cls, dictionary: Dictionary | None, thesaurus: Thesaurus | None) -> Knowledge:
        if thesaurus is None:
            return cls(dictionary)
        return cls(dictionary, Reader(thesaurus), Loose(thesaurus), Neighbourhood(thesaurus))

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process goes only what does not come with the package; what is derived of it is made anew there."""
        shipped_words = self.dictionary is not None and self.dictionary is shipped_dictionary()
        if shipped_words and self.reader and list(self.thesaurus.items()) == list(shipped_thesaurus().items()):
            return shipped, ()
        return _arrived, (shipped_words, None if shipped_words else self.dictionary, self.thesaurus if self.reader else None)

    def translations(self, text: str) -> Sequence[Translation]:
        """The words that are known and what they are called in the other language."""
        return _translations(self.dictionary, text) if self.dictionary else ()

    def concepts_of(self, sentence: Sequence[Token]) -> list[str]:
        """The concepts that a sentence speaks of, as often as it does."""
        return [concept for mention in self.reader.read(sentence) for concept, _ in mention.meanings] if self.reader else []

    def asked_for(self, text: str) -> Mapping[str, float]:
        """The concepts of a question and their neighbours, with weights."""
        spoken = self.spoken_of(text)
        return self.neighbourhood.expand(spoken) if self.neighbourhood else spoken

    def remedies(self, text: str) -> Iterator[tuple[float, Sequence[str]]]:
        """Of each problem that a question tells: how surely it does, and the concepts that solve it."""
        thesaurus = self.thesaurus
        for concept, weight in self.spoken_of(text).items():
            if thesaurus[concept].kind == "problem" and (solving := thesaurus.solved_by.get(concept)):
                yield weight, solving

    def spoken_of(self, text: str) -> dict[str, float]:
        """The concepts of a question, with weights."""
        return dict(_spoken(self.reader, self.loose, text)) if self.reader and self.loose else {}

    @property
    def thesaurus(self) -> Thesaurus:
        return self.reader.thesaurus if self.reader else Thesaurus(())


@lru_cache(RECENT)
def _translations(dictionary: Dictionary, text: str) -> tuple[Translation, ...]:
    return tuple(dictionary.translations(text))


@lru_cache(RECENT)
def _spoken(reader: Reader, loose: Loose, text: str) -> Mapping[str, float]:
    return loose.concepts(shipped_marks().written(text)) | reader.concepts(text)


def _arrived(shipped_words: bool, dictionary: Dictionary | None, thesaurus: Thesaurus | None) -> Knowledge:
    return Knowledge.of(shipped_dictionary() if shipped_words else dictionary, thesaurus)


NOTHING = Knowledge()


@cache
def shipped() -> Knowledge:
    """What comes with the package."""
    return Knowledge.of(shipped_dictionary(), shipped_thesaurus())
