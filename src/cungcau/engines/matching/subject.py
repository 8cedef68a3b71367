"""Subject: do the two texts speak of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cungcau.engines.matching.evidence import Evidence, Floats, Question
from cungcau.engines.matching.lexical import Query
from cungcau.engines.matching.model import Line

# Evidence above the collection's average -> value, read off shared collections and the demo park
# (docs/engines/matching.md, "Calibration"); straight lines between.
SEEN = (0.0, 0.08, 0.16, 0.24, 0.34, 0.50, 0.80)
MEANS = (0.0, 0.04, 0.16, 0.38, 0.68, 0.87, 1.00)
AVERAGE_FROM = 20  # offers from which the average is worth half its weight
COSINE_FROM, COSINE_FULL, COSINE_WEIGHT = (
    12,
    52,
    3.0,
)  # distinct words of a need between which the cosine gains weight
TERMS = 6
ENOUGH_WORDS = 12


def strength(query: Query, lexical: Floats, cosine: Floats) -> Floats:
    """Raw evidence of a need against offers; the ranking by subject."""
    return lexical + _cosine_weight(query) * cosine


def _cosine_weight(query: Query) -> float:
    share = (query.length - COSINE_FROM) / (COSINE_FULL - COSINE_FROM)
    return COSINE_WEIGHT * min(max(share, 0.0), 1.0)


def _average(query: Query, offers: int) -> float:
    """What any offer reaches by the words that all share; of few offers, less of it."""
    mean = query.lexical_mean + _cosine_weight(query) * query.cosine_mean
    return mean * offers / (offers + AVERAGE_FROM)


def evidence(question: Question) -> Evidence:
    query, index = question.query, question.collection.index
    rows = None if question.size == len(question.collection) else question.rows
    raw = strength(query, *index.scores(query, rows))
    known = min(1.0, query.length / ENOUGH_WORDS)
    value = np.interp(np.round(raw - _average(query, index.size), 9), SEEN, MEANS)
    return Evidence(value, np.full(question.size, known), firm=value)


def lines(question: Question, offer: int) -> tuple[Line, ...]:
    terms = shared_terms(question, offer)
    if not terms:
        return (Line("fails", "no_shared_terms", {}),)
    return (Line("note", "shared_terms", {"terms": terms}),)


def questions(question: Question, offer: int) -> tuple[Line, ...]:
    if question.query.length >= ENOUGH_WORDS:
        return ()
    return (Line("unknown", "need_text", {"terms": question.query.length}),)


@dataclass(slots=True)
class _Phrase:
    words: list[str]
    folded: list[str]
    weight: float
    last: int


def shared_terms(question: Question, offer: int) -> list[str]:
    """The most telling words of the need that the offer says too, as typed; neighbours in both stay together."""
    query, said = question.query, question.collection.documents[offer].words.tolist()
    words, neighbours = set(said), set(pairwise(said))
    shared = [at for at, number in enumerate(query.numbers) if number in words]
    phrases: list[_Phrase] = []
    for at in shared:
        token, weight = query.typed[at], query.telling[at]
        if phrases and phrases[-1].last == at - 1 and (query.numbers[at - 1], query.numbers[at]) in neighbours:
            _lengthen(phrases[-1], token.typed, token.word, weight, at)
        else:
            phrases.append(_Phrase([token.typed], [token.word], weight, at))
    return _best(phrases)


def _lengthen(phrase: _Phrase, typed: str, word: str, weight: float, at: int) -> None:
    phrase.words.append(typed)
    phrase.folded.append(word)
    phrase.weight += weight
    phrase.last = at


def _best(phrases: list[_Phrase]) -> list[str]:
    """The heaviest phrases, none inside another; heavier counts as rarer and longer."""
    chosen: list[_Phrase] = []
    for phrase in sorted(phrases, key=lambda phrase: -phrase.weight):  # equals in the order of the need
        text = f" {' '.join(phrase.folded)} "
        if phrase.weight > 0 and not any(text in f" {' '.join(other.folded)} " for other in chosen):
            chosen.append(phrase)
        if len(chosen) == TERMS:
            break
    return [" ".join(phrase.words[:6]) for phrase in chosen]
