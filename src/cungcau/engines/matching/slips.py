"""A word that nobody writes is probably another, typed in haste: a letter too few, too many, another, or two exchanged.

Damerau, *A technique for computer detection and correction of spelling errors* (1964): these four make up four fifths of all.
Norvig, *How to Write a Spelling Corrector* (2007): all words one slip away are made and looked up, the commonest is meant.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping

from cungcau.engines.common.text import Token, is_syllable

SHORTEST = 4  # letters; among shorter words too many are one slip apart
ABBREVIATION = 4  # letters in capitals that are taken for a name of its own


def meant(token: Token, commonest: Callable[[str], str]) -> str:
    """The commonest known word one slip away from an unknown one; "" where there is none, or where it is no plain word, or
    a Vietnamese syllable as it should be: then it is a word of the other language.

    `commonest`: as `commonest_of`, for the texts that say what is known.
    """
    if not may_slip(token.word) or is_syllable(token.lower) or _is_short_name(token):
        return ""
    return commonest(token.word)


def may_slip(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def commonest_of(known: Mapping[str, float]) -> str:
    """Of words that so many texts say, what is said most; "" where nothing is said."""
    said = {word: times for word, times in known.items() if times > 0}
    return max(said, key=lambda word: (said[word], word), default="")


def _is_short_name(token: Token) -> bool:
    return token.typed.isupper() and len(token.typed) <= ABBREVIATION


def one_slip_away(word: str) -> Iterator[str]:
    """Every string of small letters one slip from the word, some more than once."""
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in string.ascii_lowercase)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in string.ascii_lowercase)
