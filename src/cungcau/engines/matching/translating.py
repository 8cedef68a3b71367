"""Where the words of a need stand in the offers told in the other language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from cungcau.engines.common.text import Token
from cungcau.engines.dictionary import Shares
from cungcau.engines.matching.counted import Floats, Ints
from cungcau.engines.matching.knowledge import Knowledge
from cungcau.engines.matching.lexical import ACCENT, Index, rarity_among

PART = 0.5  # of a translation of several words, for each of them alone

Weights = tuple[Ints, Floats]  # columns and what each weighs; a column may come more than once


class Entry(NamedTuple):
    """An entry of the dictionary as an index knows it: the columns of its translations, and their words alone, each with what
    it weighs. `shares` is kept so that its identity stays its own."""

    shares: Shares
    columns: Ints
    weights: Floats
    words: Ints
    alone: Floats


def weigh_translations(text: str, index: Index, knowledge: Knowledge) -> tuple[Weights, Weights, frozenset[str]]:
    """Columns of what the words of a text are called in the other language, the words of those alone, and the words of
    the text that have a translation."""
    found: list[tuple[Entry, float]] = []
    known: set[str] = set()
    for translation in knowledge.translations(text):
        known.update(translation.typed.lower().split())
        found.append((entry_in(translation.phrases, translation.language, index), translation.weight))
    if not found:
        nothing = np.zeros(0, np.int64), np.zeros(0)
        return nothing, nothing, frozenset()
    columns = np.concatenate([entry.columns for entry, _ in found])
    words = np.concatenate([entry.words for entry, _ in found])
    weights = np.concatenate([entry.weights * weight for entry, weight in found])
    alone = np.concatenate([entry.alone * weight for entry, weight in found])
    return (columns, weights), (words, alone), frozenset(known)


def entry_in(shares: Shares, language: str, index: Index) -> Entry:
    """As it was found before for this index, which never changes. Entries are told apart by identity: the dictionary makes each
    once, and comparing them word for word would cost what is saved."""
    kept: dict[int, Entry] = index.entries_asked
    entry = kept.get(id(shares))
    if entry is None or entry.shares is not shares:
        entry = kept[id(shares)] = _entry_of(shares, language, index)
    return entry


def _entry_of(shares: Shares, language: str, index: Index) -> Entry:
    """All translations of a word share one rarity (Pirkola's structured queries), else the rarest would decide."""
    found = [(column, part * share) for phrase, share in shares for column, part in _columns_of(phrase, language, index)]
    columns = np.array([column for column, _ in found], np.int64)
    weights = np.array([weight for _, weight in found])
    if total := float(weights.sum()):
        frequency, peers = (np.array([weights @ each[columns]]) / total for each in (index.frequencies, index.peers))
        weights = weights * rarity_among(peers, frequency)
    told = [(index.vocabulary.known(token.word), share / len(phrase)) for phrase, share in shares for token in phrase]
    within = [(word, part) for word, part in told if 0 <= word < index.width]
    words = np.array([word for word, _ in within], np.int64)
    return Entry(shares, columns, weights, words, np.array([part for _, part in within]) * index.rarity[words])


def _columns_of(phrase: Sequence[Token], language: str, index: Index) -> list[tuple[int, float]]:
    """Where a translation stands: a word in its column, several words as neighbours and, for a part, alone.

    A Vietnamese word without marks does not stand alone: "tin" would be found in English texts.
    """
    known, width = index.vocabulary.known, index.width
    signs = [ACCENT + token.accented if language == "vi" else token.word for token in phrase]
    alone = [number for number in map(known, signs) if 0 <= number < width]
    if len(phrase) == 1:
        return [(number, 1.0) for number in alone]
    bare = [known(token.word) for token in phrase]
    codes = [left << 32 | right for left, right in pairwise(bare) if 0 <= left < width and 0 <= right < width]
    neighbours = index.pair_columns(np.array(codes, np.int64)) if codes else ()
    side_by_side = [(int(column), 1.0 / (len(phrase) - 1)) for column in neighbours if column >= 0]
    return side_by_side + [(number, PART / len(phrase)) for number in alone]
