"""Subject: do the two texts speak of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np

from cungcau.engines.common.text import EVERYDAY_WORDS, Token
from cungcau.engines.matching.asking import Query, as_document
from cungcau.engines.matching.collection import Collection
from cungcau.engines.matching.evidence import Evidence, Floats, Ints, Question
from cungcau.engines.matching.latent import Vectors
from cungcau.engines.matching.model import Line

# Evidence above the collection's average -> value, read off shared collections and the demo park
# (docs/engines/matching.md, "Calibration"); straight lines between.
SEEN = (0.0, 0.13, 0.30, 0.43, 0.60, 0.82, 1.20)
MEANS = (0.0, 0.04, 0.16, 0.38, 0.68, 0.87, 1.00)
AVERAGE_FROM = 20  # offers from which the average is worth half its weight
COSINE, LATENT = 3.0, 0.25
# Of the cosine of a sentence model: a question is told in a sentence, a need of a page says more than one vector holds.
MEANING_SHORT, MEANING_LONG = 1.5, 0.2
DECIDES = 0.5  # share of what speaks for an offer from which the meaning is told as a reason
TERMS = 6
ENOUGH_WORDS = 12

Share = TypeVar("Share", float, Floats)


def strength(question: Question) -> tuple[Floats, Floats]:
    """Raw evidence for each asked offer, and what speaks for an offer told in its language on average: the difference ranks by
    subject. Across the languages more words meet by chance, because each may be called many things."""
    query, index, offers = question.query, question.collection.index, len(question.collection)
    rows = None if question.size == offers else question.rows
    lexical, cosine = index.scores(query, rows)
    weight = COSINE * as_document(query.length)
    told_in = index.english if rows is None else index.english[rows]
    raw, mean = lexical + weight * cosine, (query.lexical_mean + weight * query.cosine_mean)[told_in]
    if (latent := question.collection.latent) is not None:
        # As far as the collection has the need's own words; where it has not, their company is a guess on a guess.
        known = float((query.likely >= 0).sum()) / max(len(query.likely), 1)
        asked = LATENT * known * _place(query, question.collection)
        raw = raw + products(latent.texts, asked, rows)
        mean = mean + float(latent.average @ asked)
    if (near := question.collection.near) is not None and query.vector is not None:
        asked = meaning_weight(query) * query.vector
        raw = raw + products(near.texts, asked, rows)
        mean = mean + float(near.average @ asked)
    return np.round(raw, 6), np.round(mean * offers / (offers + AVERAGE_FROM), 6)


def meaning_weight(query: Query) -> float:
    return meaning_share(as_document(query.length))


def meaning_share(document: Share) -> Share:
    """Of needs that are documents so far."""
    return MEANING_SHORT + (MEANING_LONG - MEANING_SHORT) * document


def products(texts: Vectors, asked: Vectors, rows: Ints | None) -> Floats:
    """Cosines of unit vectors; each row by itself, so that it does not depend on which others are asked for."""
    chosen = texts if rows is None else texts[rows]
    found: Floats = np.einsum("ij,j->i", chosen, asked).astype(np.float64)
    return found


def _place(query: Query, collection: Collection) -> Vectors:
    """The need among the texts of the collection, by its words and what they are called in the other language."""
    latent, index = collection.latent, collection.index
    assert latent is not None
    words, counts = np.unique(query.likely[query.likely >= 0], return_counts=True)
    foreign, weights = query.foreign
    values = np.concatenate([(1.0 + np.log(counts)) * index.rarity[words], weights])
    return latent.basis.place_of(np.concatenate([words.astype(np.int32), foreign.astype(np.int32)]), values)


def evidence(question: Question) -> Evidence:
    raw, mean = strength(question)
    known = min(1.0, question.query.length / ENOUGH_WORDS)
    value = np.interp(np.round(raw - mean, 6), SEEN, MEANS)
    return Evidence(value, np.full(question.size, known), firm=value)


def lines(question: Question, offer: int) -> tuple[Line, ...]:
    terms = shared_terms(question, offer)
    shared = (Line("note", "shared_terms", {"terms": terms}),) if terms else ()
    close = (Line("note", "meaning", {}),) if _is_close_in_meaning(question, offer) else ()
    return (*shared, *question.meetings.lines(offer), *close) or (_nothing_telling(question, offer),)


def _nothing_telling(question: Question, offer: int) -> Line:
    said = set(question.collection.documents[offer].words.tolist())
    if any(number in said for number in question.query.numbers):
        return Line("note", "everyday_words", {})
    return Line("fails", "no_shared_terms", {})


def _is_close_in_meaning(question: Question, offer: int) -> bool:
    """Whether that makes up a good part of what speaks for the offer."""
    near, query = question.collection.near, question.query
    if near is None or query.vector is None:
        return False
    alone = Question(question.need, question.collection, np.array([offer]), question.params, question.today, query)
    raw, mean = strength(alone)
    by_meaning = meaning_weight(query) * float((near.texts[offer] - near.average) @ query.vector)
    return by_meaning > 0 and by_meaning >= DECIDES * float(raw[0] - mean[0])


def questions(question: Question, offer: int) -> tuple[Line, ...]:
    if question.query.length >= ENOUGH_WORDS:
        return ()
    return (Line("unknown", "need_text", {"terms": question.query.length}),)


@dataclass(slots=True)
class _Phrase:
    """Neighbours from one position in the words of a need to another."""

    start: int
    last: int


def shared_terms(question: Question, offer: int) -> list[str]:
    """The most telling words of the need that the offer says too, as typed; neighbours in both stay together."""
    query, said = question.query, question.collection.documents[offer].words.tolist()
    words, neighbours = set(said), set(pairwise(said))
    phrases: list[_Phrase] = []
    for at, number in enumerate(query.numbers):
        if number not in words:
            continue
        if phrases and phrases[-1].last == at - 1 and (query.numbers[at - 1], number) in neighbours:
            phrases[-1].last = at
        else:
            phrases.append(_Phrase(at, at))
    syllables = question.syllables
    whole = (phrase for phrase in phrases if phrase.start < phrase.last or phrase.start not in syllables)
    return _best([_trimmed(phrase, query.typed, syllables) for phrase in whole], query)


def _trimmed(phrase: _Phrase, typed: Sequence[Token], syllables: set[int]) -> _Phrase:
    """Without everyday words at its ends, unless they belong to a longer word ("thứ" in "thứ tự")."""
    telling = [at for at in range(phrase.start, phrase.last + 1) if at in syllables or typed[at].lower not in EVERYDAY_WORDS]
    return _Phrase(telling[0], telling[-1]) if telling else phrase


def _best(phrases: Sequence[_Phrase], query: Query) -> list[str]:
    """The heaviest phrases, none inside another; heavier counts as rarer and longer."""
    weights = [sum(query.telling[phrase.start : phrase.last + 1]) for phrase in phrases]
    chosen: list[_Phrase] = []
    said: list[str] = []
    heaviest = sorted(zip(phrases, weights, strict=True), key=lambda each: -each[1])  # equals in the order of the need
    for phrase, weight in heaviest:
        text = f" {' '.join(token.word for token in query.typed[phrase.start : phrase.last + 1])} "
        if weight > 0 and not any(text in other for other in said):
            chosen.append(phrase)
            said.append(text)
        if len(chosen) == TERMS:
            break
    return [" ".join(token.typed for token in query.typed[phrase.start : phrase.last + 1][:6]) for phrase in chosen]
