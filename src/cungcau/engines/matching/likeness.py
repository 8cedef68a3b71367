"""Do two texts say the same in the same words? For near duplicates: the subject tells only that both are about the same."""

from __future__ import annotations

from itertools import pairwise

from cungcau.engines.common.text import tokens
from cungcau.engines.matching.model import Need, Offer

Pairs = frozenset[tuple[str, str]]
FEWEST = 8  # neighbours that a text must have before a share of them means anything


def neighbours(one: Need | Offer) -> Pairs:
    """Every two words that follow each other, without marks and endings."""
    texts = (one.title, one.summary, one.text, "\n".join(one.keywords))
    return frozenset(pair for text in texts for pair in pairwise(token.word for token in tokens(text, keep_stop_words=True)))


def said_alike(one: Pairs, other: Pairs) -> float:
    """The share of the shorter text's neighbours that the longer one has too, 0–1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= FEWEST else 0.0
