"""How likely each marked form of a bare syllable is between its neighbours.

A chain of syllables in which each depends on the one before it: p(b | a) = (n(ab) + K · p(b)) / (n(a) + K), a bigram model
smoothed by single counts (MacKay and Peto, *A Hierarchical Dirichlet Language Model*, 1995). What a form is worth at its place,
with all its neighbours, is told by the forward-backward algorithm (Rabiner, *A Tutorial on Hidden Markov Models*, 1989).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cungcau.engines.common.text import MARKED_ENOUGH, fold, has_marks, is_english, is_syllable, normalise, tokens

K = 100.0  # counts that the single forms weigh against the neighbours
SURE_ENOUGH = 0.5
MOST = 400  # syllables of a chain; longer ones are cut, so that no text takes more than its length in time
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^.!?;\n\r]+")
_PIECE = re.compile(r"[^.!?;,:()\n\r]+")


class Likely(NamedTuple):
    """A syllable with its probable marks, and the probability, 0–1."""

    form: str
    share: float


class Marks:
    """`counts`: how often each form, and each two neighbours, were read; lower case, in the house's one normal form."""

    def __init__(self, counts: Mapping[str, int], neighbours: Mapping[tuple[str, str], int]) -> None:
        total = sum(counts.values())
        self._share = {form: count / total for form, count in counts.items()}
        self._neighbours = neighbours
        self._followed: dict[str, int] = {}
        for (left, _right), count in neighbours.items():
            self._followed[left] = self._followed.get(left, 0) + count
        self._forms: dict[str, list[str]] = {}
        for form in counts:
            self._forms.setdefault(fold(form), []).append(form)

    def likely(self, syllables: Sequence[str]) -> list[Likely]:
        """The likeliest form of each; a syllable that was never read stays as it is, with a share of 0."""
        found: list[Likely] = []
        for start in range(0, len(syllables), MOST):
            found += self._chain(syllables[start : start + MOST])
        return found

    def written(self, text: str) -> str:
        """The text, with marks where a sentence of it is Vietnamese without any and the form is likely enough."""
        return _SENTENCE.sub(lambda sentence: self._sentence(sentence[0]), normalise(text))

    def _sentence(self, sentence: str) -> str:
        """Judged as a whole: who types marks means the words without any as they stand."""
        if not sentence.strip() or is_marked_or_foreign(sentence):
            return sentence
        return _PIECE.sub(lambda piece: self._piece(piece[0]), sentence)

    def _piece(self, piece: str) -> str:
        found = iter(self.likely([fold(word) for word in _LETTERS.findall(piece)]))
        return _LETTERS.sub(lambda word: _as_typed(word[0], next(found)), piece)

    def _chain(self, syllables: Sequence[str]) -> list[Likely]:
        if not syllables:
            return []
        choices = [self._forms.get(syllable, [syllable]) for syllable in syllables]
        step = self._after
        before = [_scaled({form: self._alone(form) for form in choices[0]})]
        for forms in choices[1:]:
            last = before[-1].items()
            before.append(_scaled({form: sum(share * step(left, form) for left, share in last) for form in forms}))
        after = [dict.fromkeys(choices[-1], 1.0)]
        for forms in reversed(choices[:-1]):
            last = after[-1].items()
            after.append(_scaled({form: sum(share * step(form, right) for right, share in last) for form in forms}))
        return [self._best(there, then) for there, then in zip(before, reversed(after), strict=True)]

    def _best(self, there: Mapping[str, float], then: Mapping[str, float]) -> Likely:
        shares = _scaled({form: share * then[form] for form, share in there.items()})
        form = max(shares, key=lambda one: (shares[one], one))
        return Likely(form, shares[form] if form in self._share else 0.0)

    def _alone(self, form: str) -> float:
        return self._share.get(form, 1e-7)

    def _after(self, left: str, form: str) -> float:
        return (self._neighbours.get((left, form), 0) + K * self._alone(form)) / (self._followed.get(left, 0) + K)


def is_marked_or_foreign(sentence: str) -> bool:
    """Nothing to restore: it is typed with marks, or English."""
    return has_marks(sentence) >= MARKED_ENOUGH or is_english(tokens(sentence, keep_stop_words=True))


def count(texts: Iterable[str]) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """The counts of a Vietnamese text, piece by piece. Words that are no syllables part the chain."""
    counts: dict[str, int] = {}
    neighbours: dict[tuple[str, str], int] = {}
    for text in texts:
        for piece in _PIECE.findall(normalise(text)):
            words = [word.lower() for word in _LETTERS.findall(piece)]
            for word in filter(is_syllable, words):
                counts[word] = counts.get(word, 0) + 1
            for pair in pairwise(words):
                if all(map(is_syllable, pair)):
                    neighbours[pair] = neighbours.get(pair, 0) + 1
    return counts, neighbours


def _scaled(shares: dict[str, float]) -> dict[str, float]:
    total = sum(shares.values())
    return {form: share / total for form, share in shares.items()}


def _as_typed(word: str, likely: Likely) -> str:
    """The form in the capitals that the word was typed in."""
    if likely.share < SURE_ENOUGH or not is_syllable(word.lower()):
        return word
    if len(word) > 1 and word.isupper():
        return word  # an abbreviation: CO, BOD, PCCC
    return likely.form.capitalize() if word[0].isupper() else likely.form
