"""When two names of a parameter mean the same: by their own words, or by what these are called in the other language.

"Aisle width" is "bề rộng lối đi": each word of one stands in the other under a translation, and none is left over. Only the same
name can prove a failure; a name that is merely contained ("COD" in "COD đầu ra") may mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cungcau.engines.common.text import fold, tokens
from cungcau.engines.dictionary import Shares
from cungcau.engines.matching.knowledge import Knowledge

SAME, CONTAINED = 2, 1
# They join the words of a name and mean nothing in it; "một" and "trên" may ("một pha", "tầng trên").
JOINING = frozenset(["moi", "cua", "cho", "duoc", "cac", "nhung", "the", "of", "a", "an", "each", "per"])
# "Độ màu" is "colour", "mức ồn" is "noise": what only makes a noun of the next word has no word in the other language.
MEASURING = frozenset(["do", "muc"])
# A single Vietnamese syllable means many things; an unlikely one ("lần" for "time") is no name.
LIKELY = 0.2

Words = frozenset[str]
NO_WORDS: Words = frozenset()


@dataclass(frozen=True, slots=True)
class _Form:
    """One of the forms of a name like "Công suất / Capacity"."""

    text: str
    words: Words


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of a name, and what they may be called in the other language."""

    own: Words
    called: tuple[Words, ...]

    def met_in(self, words: Words) -> Words:
        """The words under which they stand there; none where they do not."""
        return self.own if self.own <= words else max((one for one in self.called if one <= words), key=len, default=NO_WORDS)


class Names:
    """Names of parameters as far as they were met, with what a dictionary knows of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._forms: dict[str, tuple[_Form, ...]] = {}
        self._said: dict[str, tuple[_Said, ...]] = {}

    def likeness(self, one: str, other: str) -> int:
        """SAME, CONTAINED or 0."""
        return max(self._alike(mine, theirs) for mine in self._forms_of(one) for theirs in self._forms_of(other))

    def overlap(self, one: str, other: str) -> float:
        """The share of their words that two names have in common, in either language, 0–1; 1 where one contains the other."""
        pairs = [(mine, theirs) for mine in self._forms_of(one) for theirs in self._forms_of(other)]
        shares = ((_shared(mine.words, theirs.words), self._met(mine, theirs), self._met(theirs, mine)) for mine, theirs in pairs)
        return max(map(max, shares))

    def words(self, name: str) -> Words:
        return NO_WORDS.union(*(form.words for form in self._forms_of(name)))

    def wanted(self, name: str) -> Words:
        """Words of which another name must have one to be like this one."""
        called = (words for form in self._forms_of(name) for said in self._said_in(form) for words in said.called)
        return self.words(name).union(*called)

    def _alike(self, one: _Form, other: _Form) -> int:
        if one.words == other.words:
            return SAME
        if one.words < other.words or other.words < one.words:
            return CONTAINED
        return max(self._translated(one, other), self._translated(other, one))

    def _translated(self, one: _Form, other: _Form) -> int:
        said = self._said_in(one)
        met = [each.met_in(other.words) for each in said]
        untold = one.words.difference(*(each.own for each in said)) - MEASURING
        covered = NO_WORDS.union(*met, untold & other.words)
        is_whole = all(met) and untold <= other.words
        is_all_of_it = other.words - MEASURING <= covered
        if not covered - MEASURING:
            return 0
        return SAME if is_whole and is_all_of_it else CONTAINED if is_whole or is_all_of_it else 0

    def _met(self, one: _Form, other: _Form) -> float:
        """The share of the words of `other` that are those of `one` in the other language."""
        met = NO_WORDS.union(*(each.met_in(other.words) for each in self._said_in(one)))
        return len(met - MEASURING) / max(len(other.words - MEASURING), 1)

    def _forms_of(self, name: str) -> tuple[_Form, ...]:
        if name not in self._forms:
            self._forms[name] = tuple(_forms(name)) or (_Form("", frozenset([fold(name)])),)
        return self._forms[name]

    def _said_in(self, form: _Form) -> tuple[_Said, ...]:
        """By the longest entries of the dictionary."""
        if form.text not in self._said:
            whole = (each for each in self._knowledge.translations(form.text) if each.weight == 1.0)
            self._said[form.text] = tuple(
                _Said(_words(each.typed), tuple(_called(each.language, each.phrases))) for each in whole
            )
        return self._said[form.text]


def _forms(name: str) -> Iterator[_Form]:
    inside = re.findall(r"\(([^)]*)\)", name)
    outside = re.split(r"\s/\s|[;|]", re.sub(r"\([^)]*\)", " ", name))
    for text in (*outside, *inside):
        every = _words(text)
        if words := (every - JOINING or every):
            yield _Form(text, words)


def _called(language: str, phrases: Shares) -> Iterator[Words]:
    for phrase, share in phrases:
        words = frozenset(token.word for token in phrase)
        if language == "en" or len(words) > 1 or share >= LIKELY:
            yield words


def _shared(mine: Words, theirs: Words) -> float:
    contains = mine <= theirs or theirs <= mine
    return 1.0 if contains else len(mine & theirs) / max(len(mine), len(theirs))


def _words(text: str) -> Words:
    return frozenset(token.word for token in tokens(text, keep_stop_words=True))
